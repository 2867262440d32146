import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { WebPanel } from "../../capabilities/conversations/web_panel";
import { AccessProvider } from "../../kernel/access";
import { asks, faces, hub, sixMarks, talk, talksOfLies } from "../../testing/cast";
import { show, type ToldAnswers, tell } from "../../testing/show";
import ConversationPage from "./conversation_page";

const answers: ToldAnswers = {
  "GET /api/session": { body: hub },
  "GET /api/conversations/{id}": { body: talk },
  "GET /api/questionnaires/{code}": { body: sixMarks },
  "GET /api/faces": { body: faces },
  "GET /api/people/{id}/asks": { body: asks },
  "GET /api/people/{id}": { body: talk.person },
  "PUT /api/conversations/{id}": { body: { version: 4, changed_at: talk.changed_at } },
};

async function showTalk(more: ToldAnswers = {}) {
  const shown = show(
    <AccessProvider>
      <ConversationPage params={{ id: talk.id }} query={{}} />
    </AccessProvider>,
    { ...answers, ...more },
  );
  await screen.findByText("Wat vertelt Lies?");
  return shown;
}

const story = () => screen.getByLabelText("Verhaal in eigen woorden") as HTMLTextAreaElement;
const saved = (asked: { method: string; body: unknown }[]) =>
  asked.filter(({ method }) => method === "PUT").map(({ body }) => body);

describe("looking together", () => {
  test("leaves the column of the professional out of the page, and speaks to the resident", async () => {
    await showTalk();
    await screen.findByText("Karin Schets");
    fireEvent.click(screen.getByRole("button", { name: "Samen kijken" }));
    expect(screen.getByRole("heading", { name: "Hoe gaat het met u?" })).toBeTruthy();
    expect(screen.queryByText("Karin Schets")).toBeNull();
    expect(screen.queryByText("Wie kan helpen?")).toBeNull();
    expect(screen.queryByText("Gesprek gevoerd?")).toBeNull();
    expect(screen.queryByText("Vraag die je kunt stellen")).toBeNull();
  });
});

describe("saving", () => {
  test("a change goes to the server by itself, with the version that was seen", async () => {
    const { asked } = await showTalk();
    fireEvent.input(story(), { target: { value: "Ik eet alleen." } });
    await screen.findByText(/^Bewaard om/);
    expect(saved(asked)).toMatchObject([{ version: 3, words: "Ik eet alleen." }]);
  });

  test("the next change carries the new version", async () => {
    const { asked } = await showTalk();
    fireEvent.input(story(), { target: { value: "Eén" } });
    await screen.findByText(/^Bewaard om/);
    fireEvent.input(story(), { target: { value: "Twee" } });
    await vi.waitFor(() => expect(saved(asked)).toHaveLength(2));
    expect(saved(asked)[1]).toMatchObject({ version: 4, words: "Twee" });
  });

  test("when a colleague was faster both texts are shown and a person chooses", async () => {
    const theirs = { ...talk, version: 7, words: "Wat de POH schreef." };
    const { asked } = await showTalk({
      "GET /api/conversations/{id}": [{ body: talk }, { body: theirs }],
      "PUT /api/conversations/{id}": [
        { status: 409, body: { code: "record.changed" } },
        { body: { version: 8, changed_at: talk.changed_at } },
      ],
    });
    fireEvent.input(story(), { target: { value: "Wat ik schreef." } });
    await screen.findByText("Wat de POH schreef.");
    fireEvent.click(screen.getByRole("button", { name: "Bewaar wat ik heb" }));
    await screen.findByText(/^Bewaard om/);
    expect(saved(asked).at(-1)).toMatchObject({ version: 7, words: "Wat ik schreef." });
    expect(story().value).toBe("Wat ik schreef.");
  });

  test("without internet what was typed stays, and goes out later", async () => {
    await showTalk();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no line")));
    fireEvent.input(story(), { target: { value: "Dit blijft staan." } });
    await screen.findByText(/Nog niet bewaard/);
    expect(story().value).toBe("Dit blijft staan.");
    const asked = tell(answers);
    fireEvent.input(story(), { target: { value: "Dit blijft staan. Ook dit." } });
    await screen.findByText(/^Bewaard om/);
    expect(saved(asked)).toMatchObject([{ words: "Dit blijft staan. Ook dit." }]);
  });
});

test("an empty mark is left out, and never sent as 0", async () => {
  const { asked } = await showTalk();
  const slider = screen.getByRole("slider", { name: /Meedoen/ });
  fireEvent.keyDown(slider, { key: "Delete" });
  await vi.waitFor(() => expect(saved(asked)).toHaveLength(1));
  expect((saved(asked)[0] as { marks: object }).marks).not.toHaveProperty("meedoen");
});

test("one tap notes that the talk was held; why and how long may follow", async () => {
  const { asked } = await showTalk({
    "PUT /api/conversations/{id}/held": { body: { version: 4, changed_at: talk.changed_at } },
  });
  fireEvent.click(screen.getByRole("button", { name: "Ja, uitgebreid" }));
  await vi.waitFor(() => expect(saved(asked)).toEqual([{ version: 3, held: "long" }]));
  fireEvent.change(await screen.findByLabelText("Hoelang ongeveer?"), { target: { value: "15" } });
  await vi.waitFor(() =>
    expect(saved(asked).at(-1)).toEqual({ version: 4, held: "long", minutes: "15" }),
  );
});

test("where the practice joined no programme, the line is not there", async () => {
  await showTalk({ "GET /api/conversations/{id}": { body: { ...talk, asks_held: false } } });
  expect(screen.queryByText("Gesprek gevoerd?")).toBeNull();
});

test("what was saved is on the page of the person at once", async () => {
  const words = "Ik eet weer samen.";
  show(
    <AccessProvider>
      <ConversationPage params={{ id: talk.id }} query={{}} />
      <WebPanel personId={talk.person.id} name="Lies" />
    </AccessProvider>,
    {
      ...answers,
      "GET /api/people/{id}/conversations": [
        { body: { ...talksOfLies, words: "" } },
        { body: { ...talksOfLies, words } },
      ],
    },
  );
  await screen.findByText("Wat vertelt Lies?");
  fireEvent.input(story(), { target: { value: words } });
  expect(
    await screen.findByText(words, { selector: ".note-spoken" }, { timeout: 4000 }),
  ).toBeTruthy();
});

test("of the full list the next topic is one tap away", async () => {
  const questions = sixMarks.topics.map(({ code, label }) => ({
    code: `${code}_1`,
    topic: code,
    text: { nl: `Vraag over ${label.nl}` },
  }));
  await showTalk({
    "GET /api/conversations/{id}": {
      body: { ...talk, questionnaire: "full_list", marks: {}, talk: [], before: undefined },
    },
    "GET /api/questionnaires/{code}": { body: { ...sixMarks, code: "full_list", questions } },
  });
  const [first, second] = sixMarks.topics;
  expect(await screen.findByRole("slider", { name: `Vraag over ${first?.label.nl}` })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: `Verder met ${second?.label.nl}` }));
  const heading = await screen.findByRole("heading", { name: `Vragen over ${second?.label.nl}` });
  await vi.waitFor(() => expect(document.activeElement).toBe(heading));
});
