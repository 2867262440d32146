import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { MyFacts, MyRequest, MyRequests } from "../../../kernel/api_types";
import { show } from "../../../testing/show";
import MyRequestsPanel from "./my_requests";

const facts: MyFacts = {
  organization_name: "Praktijk De Denkbeeldige Linde",
  given_name: "Lies",
  family_name: "Verzonnen",
  birth_on: "1965-03-14",
  phone: "06 1234 5678",
  email: "",
  address: "",
  village: "America",
  secret_address: false,
  language: "nl",
  interpreter: false,
  call_allowed: true,
  voicemail_allowed: false,
  call_when: "na 17 uur",
  messages_allowed: true,
  safe_from: "",
  safe_until: "",
  needs: [],
  goals: [],
};
const request: MyRequest = {
  id: "v-1",
  organization_id: "o-1",
  organization_name: "Praktijk De Denkbeeldige Linde",
  kind: "correction",
  subject: "phone",
  words: "Mijn nummer eindigt op 79",
  asked_at: "2026-11-21T09:00:00.000Z",
  due_on: "2026-12-21",
  late: false,
  answer: "",
  answer_words: "",
  answered_by_name: "",
};
const mine: MyRequests = {
  organizations: [
    { organization_id: "o-1", name: "Praktijk De Denkbeeldige Linde", phone: "077 000 0001" },
    { organization_id: "o-2", name: "Denkbeeld Welzijn", phone: "077 000 0002" },
  ],
  months: 1,
  requests: [],
};
const draw = (requests: MyRequest[] = []) =>
  show(<MyRequestsPanel />, {
    "GET /api/my/facts": { body: facts },
    "GET /api/my/requests": { body: { ...mine, requests } },
    "POST /api/my/requests": { status: 201, body: { ...mine, requests: [request] } },
  });

test("who wrote another number down stands above the facts, with what she can do", async () => {
  const changed = {
    by_name: "Hub Voorbeeld",
    at: "2026-11-20T09:00:00.000Z",
    former: "•••• 78",
    waits: true,
    held_by_name: "",
  };
  show(<MyRequestsPanel />, {
    "GET /api/my/facts": { body: facts },
    "GET /api/my/requests": { body: mine },
    "GET /api/my/number": { body: { changed } },
  });
  expect(await screen.findByText(/Gewijzigd door Hub Voorbeeld .* •••• 78/)).toBeTruthy();
  expect(screen.getByText(/Is het niet van u\? Bel meteen/)).toBeTruthy();
});

test("a fact that is wrong is said beside it, in own words, and she reads who answers by when", async () => {
  const { asked } = draw();
  expect(await screen.findByText("na 17 uur, geen voicemail")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Klopt niet: Telefoon" }));
  expect(screen.getByText(/binnen 1 maand antwoord/)).toBeTruthy();
  fireEvent.input(screen.getByLabelText("Schrijf het in uw eigen woorden"), {
    target: { value: request.words },
  });
  fireEvent.submit(screen.getByRole("form", { name: "Wat wilt u vragen?" }));
  expect(
    await screen.findByText("Uw vraag is verstuurd naar Praktijk De Denkbeeldige Linde."),
  ).toBeTruthy();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    organization_id: "o-1",
    kind: "correction",
    subject: "phone",
    words: request.words,
  });
  expect(await screen.findByText(/Het antwoord komt vóór .*21 december/)).toBeTruthy();
});

test("something else can be asked of everybody who keeps something", async () => {
  const { asked } = draw();
  fireEvent.click(await screen.findByRole("button", { name: "Iets anders vragen" }));
  fireEvent.click(screen.getByRole("radio", { name: "Denkbeeld Welzijn" }));
  fireEvent.click(screen.getByRole("radio", { name: "Gebruik dit niet meer." }));
  fireEvent.input(screen.getByLabelText("Schrijf het in uw eigen woorden"), {
    target: { value: "Stop" },
  });
  fireEvent.submit(screen.getByRole("form", { name: "Wat wilt u vragen?" }));
  await waitFor(() => expect(asked.some((one) => one.method === "POST")).toBe(true));
  expect(asked.find((one) => one.method === "POST")?.body).toMatchObject({
    organization_id: "o-2",
    kind: "objection",
  });
});

test("the answer stands with the question; a no tells where to go on", async () => {
  draw([
    {
      ...request,
      answered_at: "2026-11-22T09:00:00.000Z",
      answer: "refused",
      answer_words: "Dit nummer gaf u zelf op.",
      answered_by_name: "Hub Voorbeeld",
    },
    { ...request, id: "v-2", kind: "statement", replaced_at: "2026-11-22T09:00:00.000Z" },
  ]);
  expect(await screen.findByText(/Het blijft zo. Dit nummer gaf u zelf op./)).toBeTruthy();
  expect(screen.getByText(/Kijk bij Niet tevreden/)).toBeTruthy();
  expect(screen.getByText(/Dit blijft bewaard/)).toBeTruthy();
});
