import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show } from "../../testing/show";
import { LooksPanel } from "./looks_panel";

const look = {
  at: "2026-11-21T09:00:00.000Z",
  role: "gp",
  organization_name: "Praktijk De Denkbeeldige Linde",
  record_class: "identity",
  operation: "read",
};

test("one line for each reader on a day, with all they looked at, and never a name", async () => {
  show(<LooksPanel />, {
    "GET /api/my/looks": { body: { rows: [look, { ...look, record_class: "answers" }] } },
  });
  const line = await screen.findByRole("listitem");
  expect(line.textContent).toContain("Huisarts van Praktijk De Denkbeeldige Linde keek naar");
  expect(line.textContent).toContain("uw naam en telefoonnummer en wat u invulde");
});

test("nobody looked yet", async () => {
  show(<LooksPanel />, { "GET /api/my/looks": { body: { rows: [] } } });
  expect(await screen.findByText("Er keek nog niemand.")).toBeTruthy();
});
