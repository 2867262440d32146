import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { lies } from "../../testing/cast";
import { show } from "../../testing/show";
import LifecyclePanel from "./lifecycle_panel";
import SafetyLine from "./safety_line";
import StatusBanner from "./status_banner";

test("a death is said with the version that was seen, after a choice", async () => {
  const { asked } = show(<LifecyclePanel person={lies} />, {
    "PUT /api/people/{id}/status": { body: { ...lies, status: "deceased" } },
  });
  fireEvent.click(await screen.findByRole("radio", { name: "Overleden" }));
  fireEvent.click(screen.getByRole("button", { name: "Stop alles" }));
  await waitFor(() =>
    expect(asked[0]?.body).toEqual({ version: lies.version, status: "deceased" }),
  );
});

test("who said it can be wrong: it is taken back on the same line", async () => {
  const { asked } = show(
    <StatusBanner
      person={{
        ...lies,
        status: "deceased",
        status_by: "Denkbeeld Welzijn",
        status_at: "2026-11-02T09:00:00.000Z",
        status_is_news: true,
      }}
    />,
    { "PUT /api/people/{id}/status": { body: lies } },
  );
  expect(await screen.findByText(/Overleden, gezegd door Denkbeeld Welzijn/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Dit klopt niet" }));
  await waitFor(() => expect(asked[0]?.body).toEqual({ version: lies.version, status: "active" }));
});

test("who refers from elsewhere reads what became of someone, and cannot take it back", async () => {
  show(<StatusBanner person={{ ...lies, status: "moved" }} canTakeBack={false} />, {});
  expect(await screen.findByText(/Verhuisd\./)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("a safety note is unmistakable when there is one, and quiet when there is none", async () => {
  const saved: string[] = [];
  const save = async (words: string) => saved.push(words);
  show(<SafetyLine note={undefined} onSave={save} />);
  expect(screen.queryByText("Let op voor de veiligheid")).toBeNull();
  fireEvent.click(await screen.findByRole("button", { name: "Schrijf een veiligheidsnotitie" }));
  fireEvent.input(screen.getByLabelText(/Wat moeten collega's weten/), {
    target: { value: "Niet alleen op huisbezoek" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Bewaar" }));
  await waitFor(() => expect(saved).toEqual(["Niet alleen op huisbezoek"]));
});

test("an e-mail address is mended beside the phone number, and taken away by emptying it", async () => {
  const { asked } = show(<LifecyclePanel person={{ ...lies, email: "lies@oud.example" }} />, {
    "PUT /api/people/{id}/correction": { body: lies },
  });
  const email = screen.getByLabelText<HTMLInputElement>(/^E-mailadres/);
  expect(email.value).toBe("lies@oud.example");
  fireEvent.input(email, { target: { value: "" } });
  fireEvent.click(screen.getByRole("button", { name: "Verbeter" }));
  await waitFor(() => expect(asked[0]?.body).toMatchObject({ email: "" }));
});
