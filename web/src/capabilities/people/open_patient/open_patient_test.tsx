import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show } from "../../../testing/show";
import OpenPatientPage from "./open_patient_page";
import { OpenedHere } from "./opened_here";

const lies = "018f0000-0000-7000-8000-00000000e001";
const row = {
  id: lies,
  name: "Lies Verzonnen",
  birth_on: "1965-03-04",
  age: 61,
  village: "America",
  status: "active",
};
const draw = (answers: Parameters<typeof show>[1], query: Record<string, string> = {}) => {
  history.replaceState(null, "", "/geopend");
  return show(<OpenPatientPage params={{}} query={query} />, answers);
};

test("who is known opens at once", async () => {
  draw({ "GET /api/open_patient": { body: { stage: "known", person_id: lies } } });
  await waitFor(() => expect(window.location.pathname).toBe(`/patienten/${lies}`));
  expect(window.location.search).toBe("?geopend=1");
});

test("who is not known is chosen once", async () => {
  const { asked } = draw({
    "GET /api/open_patient": { body: { stage: "unknown" } },
    "GET /api/people": { body: [row] },
    "POST /api/people/{id}/open_patient": {
      status: 201,
      body: { stage: "known", person_id: lies },
    },
  });
  fireEvent.input(await screen.findByRole("searchbox"), { target: { value: "verz" } });
  fireEvent.click(await screen.findByRole("button", { name: "Lies Verzonnen is het" }));
  await waitFor(() => expect(window.location.pathname).toBe(`/patienten/${lies}`));
  expect(asked.some((one) => one.method === "POST")).toBe(true);
});

test("without an open patient there is the way to search", async () => {
  draw({ "GET /api/open_patient": { body: { stage: "none" } } });
  expect(await screen.findByRole("link", { name: "Zoek een patiënt" })).toBeTruthy();
});

test("a wrong choice is made anew, and what fails is said", async () => {
  draw(
    {
      "GET /api/open_patient": { body: { stage: "known", person_id: lies } },
      "GET /api/people": { body: [row] },
      "POST /api/people/{id}/open_patient": { status: 409, body: { code: "patient.none_open" } },
    },
    { opnieuw: "1" },
  );
  fireEvent.input(await screen.findByRole("searchbox"), { target: { value: "verz" } });
  fireEvent.click(await screen.findByRole("button", { name: "Lies Verzonnen is het" }));
  expect(await screen.findByText(/niet bewaard/)).toBeTruthy();
  expect(window.location.pathname).toBe("/geopend");
});

test("only a page that was opened from there offers to choose again", async () => {
  history.replaceState(null, "", `/patienten/${lies}`);
  show(<OpenedHere />, {});
  expect(screen.queryByRole("link")).toBeNull();
  cleanup();
  history.replaceState(null, "", `/patienten/${lies}?geopend=1`);
  show(<OpenedHere />, {});
  expect(screen.getByRole("link", { name: "Kies opnieuw" }).getAttribute("href")).toBe(
    "/geopend?opnieuw=1",
  );
});
