import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { LegQuestionView } from "../../../kernel/api_types";
import { feedbackRows, sentReferral } from "../../../testing/cast";
import { show, times } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin, newRow, searching } from "../../../testing/worker_told";
import { FeedbackRows } from "../feedback_block";
import ReferralPage from "../referral_page";
import CasePage from "../worker/case_page";
import WorklistPage from "../worker/worklist_page";

const fromKarin: LegQuestionView = {
  id: "q-1",
  asked_by: "receiver",
  asked_of: "sender",
  for_you: false,
  late: false,
  code: "call_after_five",
  words: "",
  asked_by_name: "Karin Schets",
  asked_at: "2026-11-21T09:00:00.000Z",
  due_on: "2026-11-24",
  answer: "",
  answer_words: "",
  answered_by_name: "",
  ended: false,
};
const answered: LegQuestionView = {
  ...fromKarin,
  answer: "yes",
  answered_by_name: "Hub Voorbeeld",
  answered_at: "2026-11-21T10:00:00.000Z",
};

function drawCase(data = searching, answers = {}) {
  return show(
    <SignedIn>
      <CasePage params={{ id: "r-1" }} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/cases/{id}": { body: data },
      "GET /api/worklist": { body: { rows: [], notices: [], mine: 0, team_new: 0, overdue: 0 } },
      ...answers,
    },
  );
}

test("a set question is three taps: whom, which one, send", async () => {
  const { asked } = drawCase(searching, {
    "POST /api/cases/{id}/question": { body: { ...searching, questions: [fromKarin] } },
  });
  const form = await screen.findByRole("form", { name: "Stel een korte vraag", hidden: true });
  fireEvent.click(within(form).getByLabelText("Hub"));
  fireEvent.click(within(form).getByLabelText("Mag ik na vijf uur bellen?"));
  fireEvent.submit(form);
  fireEvent.submit(form);
  expect(await screen.findByText("Jij vroeg aan Hub")).toBeTruthy();
  expect(screen.getByText("Antwoord vóór dinsdag 24 november")).toBeTruthy();
  expect(times(asked, "/question")).toBe(1);
  expect(asked.find((one) => one.address.endsWith("/question"))?.body).toEqual({
    asked_of: "sender",
    code: "call_after_five",
    words: "",
  });
});

test("own words only where the resident chose a summary", async () => {
  drawCase({ ...searching, words_to_sender: false });
  const form = await screen.findByRole("form", { name: "Stel een korte vraag", hidden: true });
  expect(within(form).queryByLabelText("Iets anders")).toBeNull();
  expect(within(form).getByText(/Lies wil dat Hub alleen korte vragen krijgt/)).toBeTruthy();
  fireEvent.click(within(form).getByLabelText("Lies"));
  expect(await within(form).findByLabelText("Iets anders")).toBeTruthy();
  expect(within(form).getByText("Lies krijgt een sms met een link.")).toBeTruthy();
});

test("while the other side waits for an answer there is an answer to give and nothing to ask", async () => {
  const waiting: LegQuestionView = {
    ...fromKarin,
    asked_by: "sender",
    asked_of: "receiver",
    for_you: true,
    code: "own_words",
    words: "Is er al contact?",
    asked_by_name: "Hub Voorbeeld",
  };
  const { asked } = drawCase(
    { ...searching, questions: [waiting], may_ask: [] },
    { "POST /api/cases/{id}/answer": { body: { ...searching, questions: [answered] } } },
  );
  expect(await screen.findByText("Hub Voorbeeld vraagt aan jou")).toBeTruthy();
  expect(screen.queryByRole("form", { name: "Stel een korte vraag", hidden: true })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Ja: Is er al contact?" }));
  await waitFor(() =>
    expect(asked.find((one) => one.address.endsWith("/answer"))?.body).toEqual({
      question_id: "q-1",
      answer: "yes",
      words: "",
    }),
  );
});

test("the referrer answers from the list in one tap", async () => {
  const row = {
    ...feedbackRows[0],
    kind: "question",
    question: { ...fromKarin, for_you: true },
  } as (typeof feedbackRows)[number];
  const { asked } = show(<FeedbackRows label="Vraag" rows={[row]} />, {
    "POST /api/referrals/{id}/answer": { body: sentReferral },
    "GET /api/referrals/{id}": { body: sentReferral },
  });
  expect(await screen.findByText(/Karin vraagt: Mag ik na vijf uur bellen\?/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Nee: Mag ik na vijf uur bellen?" }));
  await waitFor(() =>
    expect(asked.find((one) => one.address.endsWith("/answer"))?.body).toEqual({
      question_id: "q-1",
      answer: "no",
      words: "",
    }),
  );
});

test("the page of the referral shows the answer, and silence is said", async () => {
  const mine: LegQuestionView = {
    ...fromKarin,
    asked_by: "sender",
    asked_of: "receiver",
    code: "call_me",
    late: true,
    asked_by_name: "Hub Voorbeeld",
  };
  show(<ReferralPage params={{ id: sentReferral.id }} query={{}} />, {
    "GET /api/referrals/{id}": { body: { ...sentReferral, questions: [mine, answered] } },
  });
  expect(await screen.findByText("Er is nog geen antwoord. Bel liever even.")).toBeTruthy();
  expect(screen.getByText("Hub Voorbeeld: Ja")).toBeTruthy();
});

test("the worklist says that a question waits", async () => {
  show(
    <SignedIn>
      <WorklistPage params={{}} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/worklist": {
        body: {
          rows: [{ ...newRow, accepted: true, stage: "call", question: "late_for_you" }],
          notices: [],
          mine: 1,
          team_new: 0,
          overdue: 1,
          columns: [],
        },
      },
      "GET /api/my_face": { status: 404 },
    },
  );
  expect(await screen.findByText("Een vraag wacht te lang op jou")).toBeTruthy();
});
