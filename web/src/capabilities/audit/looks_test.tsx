import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { MyLook } from "../../kernel/api_types";
import { show } from "../../testing/show";
import { LooksPanel } from "./looks_panel";

const look: MyLook = {
  day: "2026-11-21",
  at: "2026-11-21T09:00:00.000Z",
  times: 1,
  name: "",
  ground: "own_organization",
  made: "",
  agreed_by: "resident",
  searched: false,
  emergency: false,
  refused: false,
  role: "gp",
  organization_id: "o-1",
  organization_name: "Praktijk De Denkbeeldige Linde",
  may_ask_name: false,
  record_class: "identity",
  operation: "read",
};

const told = (rows: MyLook[]) => ({ from_on: "2026-08-21", until_on: "2026-11-21", rows });

test("one line for each reader on a day, with all they looked at, and never a name", async () => {
  show(<LooksPanel />, {
    "GET /api/my/looks": { body: told([look, { ...look, record_class: "answers" }]) },
  });
  const line = await screen.findByRole("listitem");
  expect(line.textContent).toContain("Huisarts van Praktijk De Denkbeeldige Linde keek naar");
  expect(line.textContent).toContain("uw naam en telefoonnummer en wat u invulde");
});

test.each([
  ["resident", "U zei ja, en zij helpen u."],
  ["parent", "Een ouder of verzorger zei ja, en zij helpen u."],
  ["resident_and_parent", "U en uw ouder of verzorger zeiden ja, en zij helpen u."],
])("a look says whose yes it rests on: %s", async (agreed_by, words) => {
  const helper = { ...look, role: "welfare_coach", ground: "accepted", agreed_by };
  show(<LooksPanel />, { "GET /api/my/looks": { body: told([helper]) } });
  expect(await screen.findByText(words)).toBeTruthy();
});

test("who tried in vain stands there, without what was there", async () => {
  const tried = { ...look, record_class: "", ground: "", refused: true };
  show(<LooksPanel />, { "GET /api/my/looks": { body: told([tried]) } });
  const line = await screen.findByRole("listitem");
  expect(line.textContent).toMatch(
    /^Huisarts van Praktijk De Denkbeeldige Linde probeerde te kijken, dat mocht niet \(/,
  );
  expect(line.textContent).toContain("Zij kregen niets te zien.");
});

test("nobody looked yet", async () => {
  show(<LooksPanel />, { "GET /api/my/looks": { body: told([]) } });
  expect(await screen.findByText("In deze tijd keek er niemand.")).toBeTruthy();
});

test("why they looked stands there, an emergency first, and a search is a search", async () => {
  const search = { ...look, role: "assistant", searched: true };
  const emergency = { ...look, role: "locum", ground: "break_glass", emergency: true };
  show(<LooksPanel />, { "GET /api/my/looks": { body: told([look, search, emergency]) } });
  const lines = await screen.findAllByRole("listitem");
  expect(lines[0]?.textContent).toContain("Noodgeval. Waarnemer van Praktijk");
  expect(lines[1]?.textContent).toContain("Zij hebben een dossier over u.");
  expect(lines[2]?.textContent).toContain(
    "Praktijkassistent van Praktijk De Denkbeeldige Linde zocht en zag uw naam",
  );
});

test("the name stands there where the organisation tells it", async () => {
  show(<LooksPanel />, {
    "GET /api/my/looks": { body: told([{ ...look, name: "Hub Voorbeeld" }]) },
  });
  expect(
    await screen.findByText("Hub Voorbeeld, Huisarts van Praktijk De Denkbeeldige Linde"),
  ).toBeTruthy();
});

test("what she did herself comes when she asks for it, and a longer time too", async () => {
  const own = { ...look, role: "resident", ground: "self" };
  const { asked } = show(<LooksPanel />, { "GET /api/my/looks": { body: told([own]) } });
  expect(await screen.findByText("In deze tijd keek er niemand.")).toBeTruthy();
  fireEvent.click(screen.getByRole("checkbox", { name: "Ook wat ik zelf deed" }));
  expect(await screen.findByText("U zelf")).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: "Alles" }));
  await screen.findByText("U zelf");
  expect(asked.at(-1)?.address).toContain("from_on=2000-01-01");
});

test("only where a name stays away there is a way to ask for it", async () => {
  const AskName = ({ look: one }: { look: MyLook }) => <p>Wie was {one.role}?</p>;
  const named = { ...look, role: "assistant", name: "Femke Oefening" };
  show(<LooksPanel AskName={AskName} />, {
    "GET /api/my/looks": { body: told([{ ...look, may_ask_name: true }, named]) },
  });
  expect(await screen.findByText("Wie was gp?")).toBeTruthy();
  expect(screen.queryByText("Wie was assistant?")).toBeNull();
});
