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
  body: { rows, notices: [], mine: 1, team_new: 1, overdue: 1 },
});

test("who was called in vain stands apart, and overdue stands on top", () => {
  expect(stageOf(takenRow)).toBe("call");
  expect(stageOf(lateRow)).toBe("attempt");
  const groups = groupsOf([newRow, lateRow], plusDays("2026-11-21", 7), new Set());
  expect(groups.map((group) => group.id)).toEqual(["overdue", "new"]);
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
