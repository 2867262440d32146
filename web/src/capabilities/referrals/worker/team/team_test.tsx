import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show, type ToldAnswers, times } from "../../../../testing/show";
import { SignedIn } from "../../../../testing/signed_in";
import {
  bram,
  karinHere,
  team,
  teamWithKarinAway,
  teamWorklist,
} from "../../../../testing/team_told";
import { karin, takenRow } from "../../../../testing/worker_told";
import WorklistPage from "../worklist_page";
import TeamPage from "./team_page";

function draw(answers: ToldAnswers = {}) {
  return show(
    <SignedIn>
      <TeamPage params={{}} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/team": { body: team },
      "GET /api/team/worklist": { body: teamWorklist },
      ...answers,
    },
  ).asked;
}

const button = (name: string) => screen.findByRole("button", { name });

test("everybody by name with what they carry, and what nobody took on yet", async () => {
  draw();
  const people = within(await screen.findByRole("region", { name: "Wie is er" }));
  expect(people.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    expect.stringContaining("Bram Schetsma1 open"),
    expect.stringContaining("Karin Schets (jij)12 open2 te laat"),
    expect.stringContaining("Nora Opzet0 open"),
  ]);
  expect(screen.getByText("3 nog zonder antwoord")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Piet Onbestaand" }).getAttribute("href")).toBe(
    "/werklijst/r-late",
  );
  expect(screen.getByText("Nog geen antwoord")).toBeTruthy();
});

test("of one colleague, and the next fifty", async () => {
  const asked = draw({ "GET /api/team/worklist": { body: { ...teamWorklist, pages: 2 } } });
  fireEvent.change(await screen.findByLabelText("Van wie"), { target: { value: bram.account_id } });
  expect(await screen.findByRole("heading", { name: /van Bram Schetsma/ })).toBeTruthy();
  fireEvent.click(await button("Volgende 50"));
  expect(document.activeElement?.id).toBe("team-werk");
  await waitFor(() =>
    expect(asked.at(-1)?.address).toBe(`/api/team/worklist?account_id=${bram.account_id}&page=2`),
  );
});

test("what nobody took on yet, by itself", async () => {
  const asked = draw();
  fireEvent.change(await screen.findByLabelText("Van wie"), { target: { value: "nobody" } });
  expect(await screen.findByRole("heading", { name: "Nog zonder antwoord" })).toBeTruthy();
  await waitFor(() =>
    expect(asked.at(-1)?.address).toBe("/api/team/worklist?unanswered=true&page=1"),
  );
});

test("two colleagues of one name are told apart: who is away is the one with that account", async () => {
  const twin = { ...bram, name: karinHere.name };
  draw({
    "GET /api/team": {
      body: { ...teamWithKarinAway, people: [twin, ...teamWithKarinAway.people] },
    },
    "GET /api/team/worklist": {
      body: {
        ...teamWorklist,
        rows: [{ ...takenRow, colleague_name: twin.name, colleague_id: twin.account_id }],
      },
    },
  });
  expect(await screen.findByText("bij Karin Schets")).toBeTruthy();
  expect(screen.queryByText(/van Karin Schets, afwezig/)).toBeNull();
});

test("a colleague who is ill: two clicks, and the row says who takes over", async () => {
  draw({ "POST /api/absences": { body: teamWithKarinAway } });
  fireEvent.click(await button("Noteer dat Karin Schets afwezig is"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Eerste dag")));
  fireEvent.click(await button("Bewaar"));
  await screen.findByText("Afwezig tot en met 27 november, Bram Schetsma neemt waar");
  expect(screen.queryByRole("button", { name: /Karin Schets afwezig is/ })).toBeNull();
});

test("a last working day: who goes on is named, and the row says it", async () => {
  const leaving = { last_on: "2026-11-30", successor_name: "Bram Schetsma" };
  const asked = draw({
    "POST /api/leavings": { body: { ...team, people: [bram, { ...karinHere, leaving }] } },
    "POST /api/leavings/{id}/cancel": { body: team },
  });
  fireEvent.click(await button("Gaat weg: noteer de laatste werkdag van Karin Schets"));
  fireEvent.input(screen.getByLabelText("Laatste werkdag"), { target: { value: "2026-11-30" } });
  fireEvent.click(await button("Bewaar"));
  await screen.findByText("Laatste werkdag 30 november, daarna neemt Bram Schetsma het over");
  expect(asked.find((one) => one.address === "/api/leavings")?.body).toEqual({
    account_id: karinHere.account_id,
    last_on: "2026-11-30",
    successor_account_id: bram.account_id,
  });
  fireEvent.click(await button("Gaat niet door: vertrek van Karin Schets"));
  await button("Gaat weg: noteer de laatste werkdag van Karin Schets");
});

test("work of somebody who left stands there and can be handed over", async () => {
  const left = {
    account_id: "0a000000-0000-4000-8000-000000000009",
    name: "Wim Vroeger",
    role: "welfare_coach",
    former: true,
    open: 2,
    overdue: 1,
  };
  draw({
    "GET /api/team/worklist": {
      body: { ...teamWorklist, caseloads: [...teamWorklist.caseloads, left] },
    },
  });
  expect(await screen.findByText("(werkt hier niet meer)")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Wim Vroeger afwezig/ })).toBeNull();
  fireEvent.click(await button("Draag over van Wim Vroeger"));
  expect(screen.getByRole("option", { name: "Bram Schetsma" })).toBeTruthy();
});

test("all of a caseload goes to a colleague after one sentence that says who is told", async () => {
  const asked = draw({
    "POST /api/team/hand_over": { body: { cases: 12, to_name: "Bram Schetsma" } },
  });
  fireEvent.click(await button("Draag over van Karin Schets"));
  fireEvent.click(await button("Draag 12 verwijzingen over"));
  expect((await screen.findAllByText("Kies aan wie je overdraagt.")).length).toBeGreaterThan(0);
  expect(screen.queryByRole("option", { name: "Nora Opzet" })).toBeNull();
  fireEvent.change(screen.getByLabelText("Aan wie?"), { target: { value: bram.account_id } });
  fireEvent.click(await button("Draag 12 verwijzingen over"));
  expect(
    await screen.findByText(
      "12 verwijzingen gaan van Karin Schets naar Bram Schetsma. De inwoners en de verwijzers horen dat.",
    ),
  ).toBeTruthy();
  const yes = await button("Ja, draag over");
  fireEvent.click(yes);
  fireEvent.click(yes);
  await screen.findByText(/^12 verwijzingen van Karin Schets zijn nu van Bram Schetsma/);
  expect(times(asked, "/hand_over")).toBe(1);
  await waitFor(() => expect(document.activeElement?.id).toBe("team-werk"));
  expect(asked.find((one) => one.address.endsWith("/hand_over"))?.body).toEqual({
    from_account_id: karinHere.account_id,
    to_account_id: bram.account_id,
    referral_ids: [],
  });
});

test("only what is ticked goes; a list that changed says so and keeps the choice", async () => {
  const asked = draw({
    "POST /api/team/hand_over": { status: 422, body: { fields: { referral_ids: "not_a_choice" } } },
  });
  fireEvent.click(await button("Draag over van Karin Schets"));
  fireEvent.click(await screen.findByLabelText("Piet Onbestaand gaat mee"));
  fireEvent.change(screen.getByLabelText("Aan wie?"), { target: { value: bram.account_id } });
  fireEvent.click(await button("Draag 1 verwijzing over"));
  fireEvent.click(await button("Ja, draag over"));
  await screen.findAllByText(/De lijst is net veranderd/);
  expect(asked.find((one) => one.address.endsWith("/hand_over"))?.body).toMatchObject({
    referral_ids: ["r-late"],
  });
  expect(screen.getByLabelText("Piet Onbestaand gaat mee")).toHaveProperty("checked", true);
});

test("who stands in sees of whom the work is and until when", async () => {
  show(
    <SignedIn>
      <WorklistPage params={{}} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: { ...karin, role: "wmo_officer", name: bram.name } },
      "GET /api/team": { body: teamWithKarinAway },
      "GET /api/worklist": {
        body: {
          rows: [{ ...takenRow, colleague_name: karin.name, colleague_id: karin.account_id }],
          notices: [],
          mine: 1,
          team_new: 0,
          overdue: 0,
          columns: [],
        },
      },
    },
  );
  expect(await screen.findByText("van Karin Schets, afwezig tot en met 27 november")).toBeTruthy();
});
