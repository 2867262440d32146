import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { EmergencyReview } from "../../../kernel/api_types";
import { show } from "../../../testing/show";
import EmergenciesPage from "./emergencies_page";

const row: EmergencyReview = {
  id: "n-1",
  version: 1,
  own: true,
  opened_by_name: "Hub Voorbeeld",
  role: "gp",
  organization_name: "De Linde",
  person_name: "Lies Verzonnen",
  reason: "life_in_danger",
  words: "Belde 112, geen adres",
  opened_at: "2026-11-21T09:00:00.000Z",
  ends_at: "2026-11-21T10:00:00.000Z",
  opened_of: ["Denkbeeld Welzijn"],
  looks: 2,
  often: false,
  not_safe: "",
  tell_on: "2026-11-21",
  tell_at_the_latest: "2026-12-21",
  told_at: "2026-11-21T09:00:01.000Z",
  review_by: "2026-12-05",
  late: false,
  verdict: "",
  verdict_words: "",
  judged_by_name: "",
};

const page = { params: {}, query: {} };

test("who judges that it was not in order says why, and who knows it is seen", async () => {
  const { asked } = show(<EmergenciesPage {...page} />, {
    "GET /api/emergencies": { body: [row] },
    "POST /api/emergencies/{id}/judge": { status: 201, body: row },
  });
  expect(await screen.findByText("Belde 112, geen adres")).toBeTruthy();
  expect(screen.getByText(/^De inwoner kreeg bericht/)).toBeTruthy();
  const form = screen.getByRole("form", { name: "Oordeel over Lies Verzonnen" });
  fireEvent.click(screen.getByRole("radio", { name: "Niet in orde" }));
  fireEvent.submit(form);
  expect((await screen.findAllByText("Schrijf waarom het niet in orde was")).length).toBeTruthy();
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  fireEvent.input(screen.getByLabelText(/^Waarom niet/), { target: { value: "Geen gevaar" } });
  fireEvent.submit(form);
  await screen.findByText("Belde 112, geen adres");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    version: 1,
    verdict: "not_in_order",
    words: "Geen gevaar",
  });
});

test("of another organisation it is only seen", async () => {
  show(<EmergenciesPage {...page} />, {
    "GET /api/emergencies": { body: [{ ...row, own: false, words: "" }] },
  });
  expect(await screen.findByText("Anderen openden iets van jullie")).toBeTruthy();
  expect(screen.queryByRole("form")).toBeNull();
});

test("nothing happened", async () => {
  show(<EmergenciesPage {...page} />, { "GET /api/emergencies": { body: [] } });
  expect(await screen.findByText(/^Er was geen noodgeval/)).toBeTruthy();
});

test("where it was not safe to tell, the day can be changed", async () => {
  show(<EmergenciesPage {...page} />, {
    "GET /api/emergencies": {
      body: [{ ...row, told_at: undefined, tell_on: "2099-12-21", not_safe: "Haar man leest mee" }],
    },
  });
  expect(await screen.findByText("Haar man leest mee")).toBeTruthy();
  expect(screen.getByText("Kies een andere dag")).toBeTruthy();
});
