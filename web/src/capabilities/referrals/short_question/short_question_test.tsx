import { fireEvent, screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { SessionInfo, ShortQuestionView } from "../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin, takenRow } from "../../../testing/worker_told";
import AskPage from "./ask_page";
import QuestionPage from "./question_page";
import QuestionsBlock from "./questions_block";

const question: ShortQuestionView = {
  id: "q-1",
  version: 1,
  mine: true,
  face_id: "f-wmo",
  target: "wmo_desk",
  question: "Kan vervoer ook voor een half jaar?",
  asked_by_name: "Karin Schets",
  from_organization_name: "Denkbeeld Welzijn",
  to_name: "Wmo-loket",
  to_organization_name: "Gemeente Verzonnen",
  asked_at: "2026-11-20T09:00:00.000Z",
  due_on: "2026-11-24",
  late: false,
  answer: "",
  answered_by_name: "",
  seen: false,
};
const answered: ShortQuestionView = {
  ...question,
  version: 2,
  answer: "Ja, als het nodig is.",
  answered_by_name: "Anouk Maquette",
  answered_at: "2026-11-21T09:00:00.000Z",
};
const wmo = {
  face_id: "f-wmo",
  name: "Wmo-loket",
  organization_name: "Gemeente Verzonnen",
  target: "wmo_desk",
  workdays: 2,
  due_on: "2026-11-24",
};
const anouk: SessionInfo = { ...karin, name: "Anouk Maquette", role: "wmo_officer" };

function drawAsk(answers: ToldAnswers = {}) {
  return show(<AskPage params={{}} query={{}} />, {
    "GET /api/question_desks": { body: [wmo] },
    "GET /api/short_questions": { body: { asked: [], to_answer: [] } },
    ...answers,
  });
}

function drawQuestion(data: ShortQuestionView, who: SessionInfo, answers: ToldAnswers = {}) {
  return show(
    <SignedIn>
      <QuestionPage params={{ id: "q-1" }} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: who },
      "GET /api/short_questions/{id}": { body: data },
      "GET /api/short_questions": { body: { asked: [], to_answer: [] } },
      "GET /api/worklist": {
        body: { rows: [takenRow], mine: 1, team_new: 0, overdue: 0, columns: [] },
      },
      ...answers,
    },
  );
}

test("the form says that it is about nobody, and by when there is an answer", async () => {
  const { asked } = drawAsk({ "POST /api/short_questions": { status: 201, body: question } });
  expect(await screen.findByText(/Schrijf geen naam, geboortedatum of nummer op/)).toBeTruthy();
  expect(screen.getByText("Je krijgt antwoord uiterlijk dinsdag 24 november.")).toBeTruthy();
  fireEvent.input(screen.getByLabelText("Je vraag"), { target: { value: question.question } });
  fireEvent.click(screen.getByRole("button", { name: "Verstuur vraag" }));
  expect(await screen.findByText(/Gevraagd aan Wmo-loket/)).toBeTruthy();
  const sent = asked.find(({ method }) => method === "POST");
  expect(sent?.body).toEqual({ face_id: "f-wmo", question: question.question });
});

test("what points at somebody is refused in kind words, and the text stays", async () => {
  drawAsk({
    "POST /api/short_questions": {
      status: 422,
      body: { code: "body.invalid", fields: { question: "looks_like_birth_date" } },
    },
  });
  const field = await screen.findByLabelText("Je vraag");
  fireEvent.input(field, { target: { value: "Mevrouw van 14-03-1965" } });
  fireEvent.submit(screen.getByRole("form", { name: "Stel een korte vraag" }));
  const words = "Dit lijkt op een geboortedatum. Haal de datum weg en vraag in het algemeen.";
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
  expect((screen.getByLabelText("Je vraag") as HTMLTextAreaElement).value).toBe(
    "Mevrouw van 14-03-1965",
  );
});

test("silence is late in words on both sides, and what was read leaves the day", async () => {
  const rows = [
    { ...question, late: true },
    { ...answered, id: "q-2", seen: true },
  ];
  show(<QuestionsBlock isDesk={false} />, {
    "GET /api/short_questions": { body: { asked: rows, to_answer: [] } },
  });
  const list = await screen.findByRole("list", { name: "Korte vragen" });
  expect(within(list).getAllByRole("listitem").length).toBe(1);
  expect(list.textContent).toContain("Te laat");
  expect(within(list).getByRole("link").getAttribute("href")).toBe("/vragen/q-1");
});

test("the desk answers on the page of the question", async () => {
  const { asked } = drawQuestion({ ...question, mine: false }, anouk, {
    "POST /api/short_questions/{id}/answer": { status: 201, body: { ...answered, mine: false } },
  });
  expect(await screen.findByText("Van Karin Schets, Denkbeeld Welzijn")).toBeTruthy();
  fireEvent.input(screen.getByLabelText("Je antwoord"), {
    target: { value: "Ja, als het nodig is." },
  });
  fireEvent.click(screen.getByRole("button", { name: "Verstuur antwoord" }));
  expect(await screen.findByText("Ja, als het nodig is.")).toBeTruthy();
  const sent = asked.find(({ method }) => method === "POST");
  expect(sent?.body).toEqual({ version: 1, answer: "Ja, als het nodig is." });
  expect(screen.queryByText("Gaat het toch om iemand?")).toBeNull();
});

test("the asker puts the answer away, or makes it a melding with somebody of the worklist", async () => {
  const { asked } = drawQuestion(answered, karin, {
    "POST /api/short_questions/{id}/seen": { status: 201, body: { ...answered, seen: true } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Gelezen" }));
  expect(await screen.findByText(/De vraag staat nog bij Eerder gevraagd/)).toBeTruthy();
  expect(asked.some(({ address }) => address.endsWith("/seen"))).toBe(true);
  fireEvent.change(await screen.findByLabelText("Met wie?"), {
    target: { value: takenRow.referral_id },
  });
  const link = await screen.findByRole("link", { name: /Maak er een melding van/ });
  expect(link.getAttribute("href")).toBe(`/werklijst/${takenRow.referral_id}?vraag=q-1`);
});

test("a GP first finds the patient with whom it becomes a melding", async () => {
  drawQuestion(answered, { ...karin, role: "gp" });
  const link = await screen.findByRole("link", { name: /Maak er een melding van/ });
  expect(link.getAttribute("href")).toBe("/zoek?vraag=q-1");
});
