// What two teams read in one inbox: who else sees it, who was first, and what becomes of "not for us".
import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import type { CaseForWorker, NoticeRow } from "../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin, newRow, searching } from "../../../testing/worker_told";
import CasePage from "./case_page";
import NoticeLines from "./notice_lines";
import WorklistPage from "./worklist_page";

const other = "Schets Maatschappelijk Werk";
const offer: CaseForWorker = {
  ...searching,
  accepted: false,
  state: "requested",
  step: "sent",
  stage: "new",
  next_step: "accept",
  next_steps: ["not_fitting"],
  can_undo: false,
  needs: ["unsure"],
  sentence: "Weet niet waar zij moet beginnen.",
  shared_with: [other],
};
const emptyList = {
  body: { rows: [], notices: [], mine: 0, team_new: 0, overdue: 0, columns: [] },
};

function draw(answers: ToldAnswers) {
  return show(
    <SignedIn>
      <CasePage params={{ id: "r-1" }} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/cases/{id}": { body: offer },
      "GET /api/worklist": emptyList,
      ...answers,
    },
  );
}
const take = async () => fireEvent.click(await screen.findByRole("button", { name: "Neem aan" }));

beforeEach(() => history.replaceState(null, "", "/werklijst/r-1"));

test("a row says which team reads it too", async () => {
  show(
    <SignedIn>
      <WorklistPage params={{}} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/my_face": { status: 404 },
      "GET /api/worklist": {
        body: {
          rows: [{ ...newRow, shared_with: [other] }],
          notices: [],
          mine: 0,
          team_new: 1,
          overdue: 0,
          columns: [],
        },
      },
    },
  );
  expect(await screen.findByText(`Ook bij ${other}`)).toBeTruthy();
});

test("before a yes the page says who sees it too, and that the first has it", async () => {
  draw({});
  expect(
    await screen.findByText(`${other} ziet deze vraag ook. Wie als eerste aanneemt, heeft hem.`),
  ).toBeTruthy();
});

test("when the other team was first, there is nothing left to press", async () => {
  draw({
    "GET /api/cases/{id}": [{ body: offer }, { status: 404, body: { code: "record.absent" } }],
    "POST /api/cases/{id}/accept": { status: 409, body: { code: "referral.already_answered" } },
  });
  await take();
  expect(await screen.findByText(/Iemand anders was net iets eerder/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Neem aan" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Ik ken deze persoon" })).toBeNull();
  expect(screen.queryByText(/ziet deze vraag ook/)).toBeNull();
  expect(screen.getAllByRole("link", { name: "Terug naar de werklijst" }).length).toBe(2);
});

test("an offer that was changed meanwhile is nobody's yet: it is asked anew, and can be taken on", async () => {
  const { asked } = draw({
    "GET /api/cases/{id}": [{ body: offer }, { body: { ...offer, version: 8 } }],
    "POST /api/cases/{id}/accept": { status: 409, body: { code: "record.changed" } },
  });
  await take();
  expect(await screen.findByText(/Dit is net veranderd/)).toBeTruthy();
  await waitFor(() =>
    expect(asked.filter((one) => one.address === "/api/cases/r-1").length).toBe(2),
  );
  await take();
  await waitFor(() =>
    expect(asked.filter((one) => one.method === "POST").at(-1)?.body).toEqual({ version: 8 }),
  );
});

test("not for us leaves it to the other team, and goes back to the list", async () => {
  const { asked } = draw({ "POST /api/cases/{id}/steps": { body: offer } });
  const form = await screen.findByRole("form", { name: "Het loopt anders", hidden: true });
  fireEvent.click(within(form).getByLabelText(`Niet voor ons: laat deze vraag aan ${other}`));
  expect(within(form).queryByText(/terug naar wie stuurde/)).toBeNull();
  expect(within(form).queryByLabelText("Ik ken deze persoon")).toBeNull();
  fireEvent.click(within(form).getByLabelText("Hoort ergens anders"));
  await waitFor(() => {
    fireEvent.submit(form);
    expect(location.pathname).toBe("/werklijst");
  });
  expect(asked.find((one) => one.address.endsWith("/steps"))?.body).toEqual({
    version: 7,
    step: "not_fitting",
    reason: "not_our_question",
  });
});

test("the other team hears that it left, without a name and with nothing to open", async () => {
  const notice: NoticeRow = {
    id: "n1",
    referral_id: "r1",
    kind: "taken_elsewhere",
    name: "",
    fields: [],
    from_name: "Lies",
    from_organization_name: other,
    sent_at: "2026-11-18T09:00:00.000Z",
    at: "2026-11-20T09:00:00.000Z",
    open: true,
    party_name: "",
  };
  show(
    <SignedIn>
      <NoticeLines notices={[notice]} />
    </SignedIn>,
    { "GET /api/session": { body: karin } },
  );
  const line = await screen.findByText(
    "Het andere team heeft een vraag van 18 november opgepakt. Je hoeft niets te doen.",
  );
  expect(line.textContent).not.toContain("Lies");
  expect(screen.queryByRole("link")).toBeNull();
});
