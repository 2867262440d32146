import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import type { LinkGreeting } from "../../kernel/api_types";
import { show, type ToldAnswers } from "../../testing/show";
import LinkPage from "./link_page";

const greeting: LinkGreeting = {
  kind: "questionnaire",
  state: "open",
  organization_name: "Praktijk De Denkbeeldige Linde",
  organization_phone: "077 000 0001",
  out_of_hours_phone: "077 000 0112",
  ends_on: "2026-11-28",
  signed_in: false,
  code_checked: false,
  language: "",
};
const draw = (answers: ToldAnswers) =>
  show(<LinkPage params={{ token: "a-token-of-length" }} query={{}} />, answers);

beforeEach(() => history.replaceState(null, "", "/l/a-token-of-length"));

test("the list begins with who it is not for, and with the birth date", async () => {
  const { asked } = draw({ "POST /api/link/greeting": { body: greeting } });
  expect(await screen.findByText("Dit is niet voor spoed")).toBeTruthy();
  const post = screen.getByRole("link", { name: "077 000 0112" });
  expect(post.getAttribute("href")).toBe("tel:0770000112");
  expect(screen.getByRole("group", { name: "Wat is uw geboortedatum?" })).toBeTruthy();
  expect(asked.map((one) => one.address)).toEqual(["/api/link/greeting"]);
});

test("a birth date that does not fit is said beside the field", async () => {
  draw({
    "POST /api/link/greeting": { body: greeting },
    "POST /api/link/start": {
      status: 422,
      body: { code: "body.invalid", fields: { birth_on: "wrong" } },
    },
  });
  fireEvent.input(await screen.findByLabelText("Dag"), { target: { value: "1" } });
  fireEvent.input(screen.getByLabelText("Maand"), { target: { value: "2" } });
  fireEvent.input(screen.getByLabelText("Jaar"), { target: { value: "1960" } });
  fireEvent.click(screen.getByRole("button", { name: "Begin" }));
  const group = screen.getByRole("group", { name: "Wat is uw geboortedatum?" });
  await waitFor(() => expect(group.textContent).toContain("Deze datum past niet bij de link"));
});

test("an expired link says whom to call, and nothing else", async () => {
  draw({ "POST /api/link/greeting": { body: { ...greeting, state: "expired" } } });
  expect(await screen.findByText("Deze link is verlopen")).toBeTruthy();
  expect(screen.getByRole("link", { name: "077 000 0001" })).toBeTruthy();
});

test.each([
  ["questionnaire", "a resident chooses a language", 1],
  ["volunteer", "a volunteer is asked for none", 0],
])("of a %s %s", async (kind, _, count) => {
  draw({
    "POST /api/link/greeting": { body: { ...greeting, kind } },
    "POST /api/volunteer/question": { status: 500, body: { code: "server.fault" } },
  });
  await screen.findByRole("heading", { level: 1 });
  expect(screen.queryAllByRole("group", { name: "In welke taal wilt u lezen?" }).length).toBe(
    count,
  );
});

test("a link that nobody knows says to open it again", async () => {
  draw({ "POST /api/link/greeting": { status: 404, body: { code: "record.absent" } } });
  expect(await screen.findByText("Deze link werkt niet")).toBeTruthy();
});

test("a list that was sent shows what comes next, and the web only after the code", async () => {
  const { asked } = draw({
    "POST /api/link/greeting": { body: { ...greeting, state: "answered" } },
    "POST /api/link/code": { body: { to: "•••• 12" } },
    "POST /api/link/verify": {
      status: 422,
      body: { code: "body.invalid", fields: { code: "wrong" } },
    },
  });
  expect(await screen.findByText("Bedankt, uw lijst is verstuurd")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Stuur mij een code" }));
  fireEvent.input(await screen.findByRole("textbox", { name: "Code" }), {
    target: { value: "123 456" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Verder" }));
  expect((await screen.findAllByText(/Deze code klopt niet/)).length).toBe(2);
  expect(asked.at(-1)?.body).toEqual({ token: "a-token-of-length", code: "123456" });
  expect(asked.some((one) => one.address.startsWith("/api/my/"))).toBe(false);
});

test("the status page asks for the code before anything of the resident", async () => {
  const { asked } = draw({ "POST /api/link/greeting": { body: { ...greeting, kind: "status" } } });
  expect(await screen.findByText("Eerst een code")).toBeTruthy();
  expect(asked.map((one) => one.address)).toEqual(["/api/link/greeting"]);
});

test("who guesses codes is told to wait", async () => {
  draw({
    "POST /api/link/greeting": { body: { ...greeting, kind: "status" } },
    "POST /api/link/code": { status: 401, body: { code: "login.wait" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Stuur mij een code" }));
  expect(await screen.findByText(/Wacht een kwartier of bel de praktijk/)).toBeTruthy();
});

test("whose number was changed just now hears where the code is, and what to do", async () => {
  draw({
    "POST /api/link/greeting": { body: { ...greeting, kind: "status" } },
    "POST /api/link/code": { status: 201, body: { to: "•••• 78", is_former: true } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Stuur mij een code" }));
  expect(await screen.findByText(/nog naar uw oude nummer, dat eindigt op •••• 78/)).toBeTruthy();
});

test("where no number holds no code goes out, and the practice is called", async () => {
  draw({
    "POST /api/link/greeting": { body: { ...greeting, kind: "status" } },
    "POST /api/link/code": { status: 403, body: { code: "link.number_new" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Stuur mij een code" }));
  expect(await screen.findByText(/Bel de praktijk: een tweede medewerker/)).toBeTruthy();
});

test("who wants no messages gets no code, and is told to call", async () => {
  draw({
    "POST /api/link/greeting": { body: { ...greeting, kind: "status" } },
    "POST /api/link/code": { status: 403, body: { code: "link.no_messages" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Stuur mij een code" }));
  expect(await screen.findByText(/U wilt geen berichten. Bel uw praktijk/)).toBeTruthy();
});

test("behind the own page each part of the own data is a page of its own, with the way back", async () => {
  const answers = {
    "POST /api/link/greeting": {
      body: { ...greeting, kind: "status", signed_in: true, code_checked: true },
    },
    "GET /api/my/page": {
      body: {
        first_name: "Lies",
        practice_name: greeting.organization_name,
        practice_phone: greeting.organization_phone,
        referrals: [],
      },
    },
    "GET /api/my/looks": { body: { from_on: "2026-08-22", until_on: "2026-11-22", rows: [] } },
  };
  const params = { token: "a-token-of-length", part: "wie-keek" };
  show(<LinkPage params={params} query={{}} />, answers);
  expect(await screen.findByRole("heading", { name: "Wie keek, en waarom" })).toBeTruthy();
  expect(await screen.findByText("In deze tijd keek er niemand.")).toBeTruthy();
  const back = screen.getByRole("link", { name: "Terug naar uw bladzijde" });
  expect(back.getAttribute("href")).toBe("/l/a-token-of-length");
});

test("with a voice of the device a part is read aloud as it stands", async () => {
  const spoken: string[] = [];
  class Utterance {
    constructor(text: string) {
      spoken.push(text);
    }
  }
  vi.stubGlobal("SpeechSynthesisUtterance", Utterance);
  vi.stubGlobal("speechSynthesis", {
    getVoices: () => [{ lang: "nl-NL", localService: true }],
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    cancel: () => undefined,
    speak: () => undefined,
  });
  const params = { token: "a-token-of-length", part: "meenemen" };
  show(<LinkPage params={params} query={{}} />, {
    "POST /api/link/greeting": {
      body: { ...greeting, kind: "status", signed_in: true, code_checked: true },
    },
    "GET /api/my/page": {
      body: { first_name: "Lies", practice_name: "", practice_phone: "", referrals: [] },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Lees voor" }));
  expect(spoken.join(" ")).toContain("Bewaar het op een veilige plek");
  vi.stubGlobal("speechSynthesis", undefined);
});

test("taking along is paper or a file, and says that it is logged", async () => {
  const params = { token: "a-token-of-length", part: "meenemen" };
  show(<LinkPage params={params} query={{}} />, {
    "POST /api/link/greeting": {
      body: { ...greeting, kind: "status", signed_in: true, code_checked: true },
    },
    "GET /api/my/page": {
      body: { first_name: "Lies", practice_name: "", practice_phone: "", referrals: [] },
    },
  });
  const paper = await screen.findByRole("link", { name: /PDF/ });
  expect(paper.getAttribute("href")).toBe("/api/my/record/paper");
  expect(screen.getByRole("link", { name: /JSON/ }).getAttribute("href")).toBe("/api/my/record");
  expect(screen.getByText(/staat bij Wie keek/)).toBeTruthy();
});
