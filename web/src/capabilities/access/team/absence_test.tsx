import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { show, type ToldAnswers } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karinAway, karinHere, team, teamWithKarinAway } from "../../../testing/team_told";
import { karin } from "../../../testing/worker_told";
import { AbsenceForm, AbsenceLine } from "./absence";
import { awayNow } from "./queries";

function draw(answers: ToldAnswers) {
  const onDone = vi.fn();
  const { asked } = show(
    <SignedIn>
      <AbsenceForm person={karinHere} people={team.people} onDone={onDone} />
    </SignedIn>,
    { "GET /api/session": { body: karin }, ...answers },
  );
  return { asked, onDone };
}

const save = async () => fireEvent.click(await screen.findByRole("button", { name: "Bewaar" }));
const sent = (asked: ReturnType<typeof draw>["asked"]) =>
  asked.find((one) => one.address === "/api/absences")?.body;

test("one click notes a week from today, with the only colleague of the same work", async () => {
  const { asked, onDone } = draw({ "POST /api/absences": { body: teamWithKarinAway } });
  await save();
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent(asked)).toEqual({
    account_id: karinHere.account_id,
    from_on: "2026-11-21",
    until_on: "2026-11-27",
    substitute_account_id: "0a000000-0000-4000-8000-000000000003",
  });
  expect(screen.queryByRole("option", { name: "Nora Opzet" })).toBeNull();
});

test("days that cannot be are said beside the day", async () => {
  const { onDone } = draw({
    "POST /api/absences": { status: 422, body: { fields: { until_on: "out_of_range" } } },
  });
  await save();
  await screen.findAllByText(/De laatste dag is al voorbij/);
  expect(screen.getByLabelText("Laatste dag").getAttribute("aria-invalid")).toBe("true");
  expect(onDone).not.toHaveBeenCalled();
});

test("how long somebody stands in at most is said before, and beside the day after", async () => {
  draw({
    "GET /api/team": { body: team },
    "POST /api/absences": { status: 422, body: { fields: { until_on: "too_long" } } },
  });
  expect(await screen.findByText(/Hoogstens 14 dagen aan één stuk/)).toBeTruthy();
  await save();
  expect((await screen.findAllByText(/Waarnemen kan hoogstens 14 dagen/)).length).toBeGreaterThan(
    0,
  );
});

test("days that were noted before are said beside the first day", async () => {
  draw({ "POST /api/absences": { status: 409, body: { code: "absence.overlaps" } } });
  await save();
  await screen.findAllByText(/staat al een afwezigheid/);
  expect(screen.getByLabelText("Eerste dag").getAttribute("aria-invalid")).toBe("true");
});

test("back early is one click", async () => {
  const [absence] = karinAway.absences;
  if (!absence) throw new Error("nobody is away");
  const { asked } = show(<AbsenceLine person={karinAway} absence={absence} />, {
    "POST /api/absences/{id}/end": { body: team },
  });
  expect(screen.getByText("Afwezig tot en met 27 november, Bram Schetsma neemt waar")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Eerder terug: Karin Schets" }));
  await waitFor(() => expect(asked.map((one) => one.address)).toEqual(["/api/absences/a-1/end"]));
});

test("who is away is known by account, and nobody by none", () => {
  const { account_id } = karinAway;
  expect(awayNow(teamWithKarinAway.people, account_id)?.until_on).toBe("2026-11-27");
  expect(awayNow(team.people, account_id)).toBeUndefined();
  expect(awayNow(teamWithKarinAway.people, undefined)).toBeUndefined();
});
