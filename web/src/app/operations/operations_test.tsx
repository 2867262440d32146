import { fireEvent, screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { OperationsPage as Page } from "../../kernel/api_types";
import { show } from "../../testing/show";
import OperationsPage from "./operations_page";

const props = { params: {}, query: {} };
const page: Page = {
  figures: {
    version: "0.1.0",
    engine: "sqlite",
    migrations: 20,
    subscribers: [{ subscriber: "referrals.open_task", waiting: 0 }],
    messages: [{ channel: "sms", state: "sent", count: 3 }],
    messages_held: false,
    sessions: 4,
    wrong_passwords_this_hour: 7,
    database_bytes: 12_340_000,
    disk_bytes: 100_000_000_000,
    disk_free_bytes: 50_000_000_000,
    disk_read_only: false,
    last_backup_at: new Date().toISOString(),
    exports: [],
    letters_late: 0,
    log_unwitnessed: false,
    log_samples_late: 0,
  },
  failed: [],
};
const failed = {
  channel: "sms",
  kind: "questionnaire",
  reason: "the gateway answered 422",
  count: 2,
  kept: 2,
  newest_at: "2026-11-21T09:00:00.000Z",
};

test("a house that is well says so", async () => {
  show(<OperationsPage {...props} />, { "GET /api/operations": { body: page } });
  expect(await screen.findByText("Al het nieuws komt aan.")).toBeTruthy();
  expect(screen.getByText("Alle berichten kwamen aan.")).toBeTruthy();
  expect(screen.getByText("SQLite, 12,3 MB")).toBeTruthy();
  expect(screen.queryByText("Te oud")).toBeNull();
  expect(screen.queryByText("Bijna vol")).toBeNull();
  expect(screen.queryByText("Er kan niets bij")).toBeNull();
  expect(screen.queryByText("Niemand bewaart het logboek mee")).toBeNull();
});

test("what needs a hand stands out", async () => {
  const figures = {
    ...page.figures,
    subscribers: [
      { subscriber: "referrals.open_task", waiting: 7, oldest_at: "2026-11-21T09:00:00.000Z" },
    ],
    messages_held: true,
    letters_late: 2,
    log_unwitnessed: true,
    log_samples_late: 3,
    disk_free_bytes: 1_000_000_000,
    disk_read_only: true,
    last_backup_at: "2026-01-01T09:00:00.000Z",
  };
  show(<OperationsPage {...props} />, { "GET /api/operations": { body: { ...page, figures } } });
  expect(await screen.findByText("referrals.open_task")).toBeTruthy();
  expect(screen.getByText("Er gaat geen bericht uit")).toBeTruthy();
  expect(screen.getByText(/^2 brieven wachten/)).toBeTruthy();
  expect(screen.getByText("Niemand bewaart het logboek mee")).toBeTruthy();
  expect(screen.getByText("Het logboek wordt niet nagelezen")).toBeTruthy();
  expect(screen.getByText("Te oud")).toBeTruthy();
  expect(screen.getByText("Bijna vol")).toBeTruthy();
  expect(screen.getByText("Er kan niets bij")).toBeTruthy();
});

test("of each file of the night stands whether it was made, with how many cases", async () => {
  const made = { organization: "Denkbeeld Welzijn", cases: 1204, failure: "", late: false };
  const exports = [
    { ...made, done_at: "2026-11-21T02:31:00.000Z" },
    { ...made, organization: "Loket Elders", done_at: "2026-11-18T02:31:00.000Z", late: true },
    {
      ...made,
      organization: "Werk Elders",
      cases: 0,
      failed_at: "2026-11-20T02:31:00.000Z",
      failure: "export.not_written",
    },
  ];
  const figures = { ...page.figures, exports };
  show(<OperationsPage {...props} />, { "GET /api/operations": { body: { ...page, figures } } });
  const table = await screen.findByRole("table", { name: "Bestand van de nacht" });
  const rows = within(table).getAllByRole("row").slice(1);
  expect(rows[0]?.textContent).toMatch(/Denkbeeld Welzijn.*21 november.*Gelukt.*1\.204/);
  expect(rows[1]?.textContent).toMatch(/Loket Elders.*Te oud/);
  expect(rows[2]?.textContent).toMatch(/Werk Elders.*Nog niet.*Lukt niet.*export\.not_written/);
});

test("messages of one kind go again with one click", async () => {
  const { asked } = show(<OperationsPage {...props} />, {
    "GET /api/operations": { body: { ...page, failed: [failed] } },
    "POST /api/operations/messages/retry": { body: { count: 2 } },
  });
  fireEvent.click(
    await screen.findByRole("button", { name: "Stuur opnieuw: questionnaire per sms" }),
  );
  expect(await screen.findByText("2 berichten gaan opnieuw.")).toBeTruthy();
  expect(asked.some((one) => one.address === "/api/operations/messages/retry")).toBe(true);
});

test("what was wiped cannot go again", async () => {
  show(<OperationsPage {...props} />, {
    "GET /api/operations": { body: { ...page, failed: [{ ...failed, kept: 0 }] } },
  });
  expect(await screen.findByText("De tekst is gewist")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Stuur opnieuw/ })).toBeNull();
});
