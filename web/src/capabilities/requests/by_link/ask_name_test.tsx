import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { MyLook, MyRequest } from "../../../kernel/api_types";
import { show } from "../../../testing/show";
import AskName from "./ask_name";

const look: MyLook = {
  day: "2026-11-21",
  at: "2026-11-21T09:00:00.000Z",
  times: 1,
  name: "",
  ground: "own_organization",
  made: "",
  agreed_by: "resident",
  searched: false,
  emergency: false,
  refused: false,
  role: "practice_nurse",
  organization_id: "o-1",
  organization_name: "Praktijk De Denkbeeldige Linde",
  may_ask_name: true,
  record_class: "identity",
  operation: "read",
};
const meant = {
  day: "2026-11-21",
  role: "practice_nurse",
  operation: "read" as const,
  ground: "own_organization",
  searched: false,
};
const request: MyRequest = {
  id: "v-1",
  organization_id: "o-1",
  organization_name: "Praktijk De Denkbeeldige Linde",
  kind: "who_looked",
  subject: "looks",
  words: "",
  asked_at: "2026-11-21T09:00:00.000Z",
  due_on: "2026-12-21",
  late: false,
  answer: "",
  answer_words: "",
  answered_by_name: "",
  look: meant,
};
const draw = (requests: MyRequest[]) =>
  show(<AskName look={look} who="Praktijkondersteuner" />, {
    "GET /api/my/requests": { body: { organizations: [], months: 1, requests } },
    "POST /api/my/name_requests": {
      status: 201,
      body: { organizations: [], months: 1, requests: [request] },
    },
  });
const answered = { ...request, answered_at: "2026-11-25T09:00:00.000Z" };

test("one tap asks, and then stands there until when the answer comes", async () => {
  const { asked } = draw([]);
  fireEvent.click(await screen.findByText("Ik wil weten wie dit was"));
  expect(
    await screen.findByText(/^U vroeg wie dit was. Het antwoord komt vóór .*21 december/),
  ).toBeTruthy();
  expect(asked.at(-1)?.body).toEqual({ organization_id: "o-1", look: meant });
});

test("the name stands where the look stands", async () => {
  draw([{ ...answered, answer: "done", answer_words: "Dit was Joke Oefenstuk." }]);
  expect(await screen.findByText("Dit was Joke Oefenstuk.")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("a no says why", async () => {
  draw([{ ...answered, answer: "refused", answer_words: "Zij wordt bedreigd." }]);
  expect(await screen.findByText("De naam krijgt u niet. Zij wordt bedreigd.")).toBeTruthy();
});

test("another look of that day is another question", async () => {
  draw([{ ...request, look: { ...meant, role: "gp" } }]);
  expect(await screen.findByText("Ik wil weten wie dit was")).toBeTruthy();
});
