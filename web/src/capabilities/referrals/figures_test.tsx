import { screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { ReferralFigures } from "../../kernel/api_types";
import { show } from "../../testing/show";
import FiguresPage from "./figures_page";

const told: ReferralFigures = {
  of: "worker",
  from_on: "2025-11-22",
  until_on: "2026-11-22",
  sent: 12,
  own: 3,
  figures: [
    { code: "contact_in_time", part: 8, whole: 10 },
    { code: "followed_up", part: 0, whole: 0 },
  ],
  ends: [{ step: "resident_declines", reason: "not_wanted", count: 2 }],
  no_offers: [],
  no_offers_from_on: "2025-10-01",
  no_offers_until_on: "2026-09-30",
  by_too_few: false,
  asked_by_link: 0,
  by_link: [],
};

const draw = (answer: unknown) =>
  show(<FiguresPage params={{}} query={{}} />, { "GET /api/referral_figures": answer as never });

test("each figure tells part and whole and how it is counted", async () => {
  draw({ body: told });
  const line = (await screen.findByText("8 van 10")).closest("li") as HTMLElement;
  expect(within(line).getByText(/eerste gesprek binnen 14 dagen na versturen/)).toBeTruthy();
  expect(within(line).getByText("Alle verwijzingen van 14 dagen of ouder.")).toBeTruthy();
  expect(within(line).getByText("Wat niet meetelt")).toBeTruthy();
  expect(screen.getByText("nog niet te tellen")).toBeTruthy();
  expect(screen.getByText(/3 zonder verwijzing, niet meegeteld/)).toBeTruthy();
  expect(screen.getByText("Alleen jij ziet deze cijfers.")).toBeTruthy();
  expect(screen.getByText(/wil nu geen hulp/)).toBeTruthy();
});

test("a year without referrals is told in words", async () => {
  draw({ body: { ...told, sent: 0, figures: [], ends: [] } });
  expect(await screen.findByText(/nog niets verwezen/)).toBeTruthy();
});

test("who has no figures reads why", async () => {
  draw({ status: 403, body: { code: "access.role" } });
  expect(await screen.findByText(/voor wie verwijst en voor wie helpt/)).toBeTruthy();
});

test("a practice reads its referrals per thousand patients and what was not there", async () => {
  draw({
    body: {
      ...told,
      of: "practice",
      sent: 24,
      sent_by_me: 7,
      routes: { direct: 4, through: 15, to_desk: 5 },
      per_patients: { patients: 3200, per_thousand: 7.5 },
      no_offers: [
        { need: "moving", neighbourhood: "America", count: 12 },
        { need: "moving", neighbourhood: "" },
        { need: "alone", neighbourhood: "" },
      ],
    },
  });
  expect(await screen.findByText("7,5")).toBeTruthy();
  expect(screen.getByText("De ingeschreven patiënten in jullie lijst: 3.200.")).toBeTruthy();
  const routes = screen.getByRole("region", { name: "Rechtstreeks of via een tussenpersoon" });
  expect(
    within(routes)
      .getAllByRole("listitem")
      .map((one) => one.textContent),
  ).toEqual([
    "rechtstreeks naar een vrijwilliger of initiatief4",
    "via een tussenpersoon die meegaat15",
    "naar een loket van gemeente of schuldhulp5",
  ]);
  expect(screen.getByText(/7 daarvan van jou/)).toBeTruthy();
  const missing = screen.getByRole("region", { name: "Wat er niet was" });
  expect(within(missing).getByText("12")).toBeTruthy();
  expect(within(missing).getAllByText("minder dan 10")).toHaveLength(2);
  expect(within(missing).getAllByText(/andere buurten/)).toHaveLength(1);
  expect(within(missing).getByText(/1 oktober 2025 tot en met 30 september/)).toBeTruthy();
});

test("what volunteers were asked by link stands apart", async () => {
  draw({
    body: { ...told, asked_by_link: 4, by_link: [{ code: "link_welcome", part: 2, whole: 3 }] },
  });
  const asked = await screen.findByRole("region", { name: "Gevraagd aan vrijwilligers" });
  expect(within(asked).getByText(/4 keer rechtstreeks een vrijwilliger/)).toBeTruthy();
  expect(within(asked).getByText("2 van 3")).toBeTruthy();
});

test("a manager reads the team together, and nothing of fewer than three", async () => {
  draw({ body: { ...told, of: "team", by_too_few: true, sent: 0, figures: [], ends: [] } });
  expect(await screen.findByText(/drie of meer mensen/)).toBeTruthy();
  expect(screen.getByText(/nooit één collega/)).toBeTruthy();
  expect(screen.queryByText(/nog niets verwezen/)).toBeNull();
});

test("without a list of patients, or with few referrals, nothing is divided", async () => {
  draw({ body: { ...told, of: "practice" } });
  expect(await screen.findByText(/als jullie patiëntenlijst is ingelezen/)).toBeTruthy();
  expect(screen.queryByText(/daarvan van jou/)).toBeNull();
  const list = screen.getByRole("region", { name: "Verwijzingen en patiënten" });
  expect(within(list).getByText("nog niet te tellen")).toBeTruthy();
});
