import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show, type ToldAnswers, times } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin, lateRow, newRow, takenRow } from "../../../testing/worker_told";
import { groupsOf, plusDays, stageOf } from "./stages";
import WorklistPage from "./worklist_page";

function draw(answers: ToldAnswers) {
  return show(
    <SignedIn>
      <WorklistPage params={{}} query={{}} />
    </SignedIn>,
    { "GET /api/session": { body: karin }, "GET /api/my_face": { status: 404 }, ...answers },
  );
}

const list = (rows: unknown[]) => ({
  body: {
    rows,
    notices: [],
    mine: 1,
    team_new: 1,
    overdue: 1,
    columns: ["new", "call", "intake", "searching", "started", "follow_up", "closing"],
  },
});

test("who was called in vain stands apart, and overdue stands on top", () => {
  expect(stageOf(takenRow)).toBe("call");
  expect(stageOf(lateRow)).toBe("attempt");
  const groups = groupsOf([newRow, lateRow], plusDays("2026-11-21", 7), new Set());
  expect(groups.map((group) => group.id)).toEqual(["overdue", "new"]);
});

test("what cannot wait stands before all else until there was a talk, the overdue of it first", () => {
  // In the order of the server: it sorts by what cannot wait, then by what is overdue.
  const lateToo = { ...lateRow, referral_id: "r-1", urgent: true };
  const fresh = { ...newRow, referral_id: "r-2", urgent: true };
  const talked = { ...takenRow, referral_id: "r-3", urgent: true, stage: "searching" };
  const groups = groupsOf([lateToo, fresh, lateRow, talked], "2026-11-28", new Set());
  expect(groups.map(({ id, rows }) => [id, rows.map((row) => row.referral_id)])).toEqual([
    ["urgent", ["r-1", "r-2"]],
    ["overdue", [lateRow.referral_id]],
    ["week", ["r-3"]],
  ]);
});

test("a row taken on a moment ago stays where it is", () => {
  const groups = groupsOf([takenRow], "2026-11-28", new Set([takenRow.referral_id]));
  expect(groups.map((group) => group.id)).toEqual(["new"]);
});

test("before a yes there is no phone number; Neem aan brings it, once, however often one taps", async () => {
  const { asked } = draw({
    "GET /api/worklist": [list([newRow, lateRow]), list([takenRow, lateRow])],
    "POST /api/cases/{id}/accept": { body: { id: "r-new" } },
  });
  const button = await screen.findByRole("button", { name: "Neem aan: Lies" });
  const fresh = screen.getByRole("region", { name: /^Nieuw/ });
  expect(within(fresh).queryByRole("link", { name: /Bel/ })).toBeNull();

  fireEvent.click(button);
  fireEvent.click(button);

  const phone = await within(fresh).findByRole("link", { name: /Bel Lies Verzonnen/ });
  expect(phone.getAttribute("href")).toBe("tel:0612345678");
  await waitFor(() => expect(document.activeElement).toBe(phone));
  expect(times(asked, "/accept")).toBe(1);
});

test("a colleague who was faster is said so", async () => {
  draw({
    "GET /api/worklist": list([newRow]),
    "POST /api/cases/{id}/accept": { status: 409, body: { code: "referral.already_answered" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Neem aan: Lies" }));
  expect(await screen.findByText(/Iemand anders was net iets eerder/)).toBeTruthy();
});

test("a chip shows one stage, and nothing there says how to go back", async () => {
  draw({ "GET /api/worklist": list([newRow, lateRow]) });
  fireEvent.click(await screen.findByLabelText("Poging 1"));
  expect(screen.getByRole("link", { name: "Piet Onbestaand" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Lies" })).toBeNull();
  fireEvent.click(screen.getByLabelText("Poging 1"));
  fireEvent.click(screen.getByLabelText("Afronden 0"));
  fireEvent.click(screen.getByRole("button", { name: "Toon iedereen" }));
  expect(screen.getByRole("link", { name: "Lies" })).toBeTruthy();
});

test("who may not be called has no number to tap", async () => {
  draw({ "GET /api/worklist": list([{ ...takenRow, call_allowed: false }]) });
  expect(await screen.findByText("Niet bellen")).toBeTruthy();
  expect(document.querySelector("a[href^='tel:']")).toBeNull();
});

test("an hour that the practice booked is on the row before Neem aan", async () => {
  draw({ "GET /api/worklist": list([{ ...newRow, meets_at: "2026-11-24T13:00" }]) });
  expect(
    await screen.findByText("Afspraak in de praktijk: dinsdag 24 november om 13.00 uur"),
  ).toBeTruthy();
});

test("that no voicemail is safe stands beside the number, as it does in the case", async () => {
  draw({ "GET /api/worklist": list([{ ...takenRow, voicemail_allowed: false }]) });
  expect(await screen.findByText("Geen voicemail")).toBeTruthy();
});

test("an offer with an hour in the practice is answered before that hour", async () => {
  const meets_at = `${plusDays(karin.today, 3)}T13:30`;
  draw({
    "GET /api/worklist": list([{ ...newRow, meets_at, due_on: plusDays(karin.today, 3) }]),
  });
  expect(await screen.findByText(/^vóór .* om 13\.30 uur$/)).toBeTruthy();
});

test("an empty worklist says kindly what can be done already", async () => {
  draw({ "GET /api/worklist": list([]) });
  const steps = await screen.findByRole("region", { name: "Dit kun je alvast doen" });
  expect(screen.getByText(/Nieuwe verwijzingen komen hier vanzelf/)).toBeTruthy();
  const links = within(steps).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["/team", "/werklijst/nieuw"]);
});
