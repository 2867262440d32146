import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { MyList } from "../../../kernel/api_types";
import { placeIn } from "../../../kernel/use_place";
import { sixMarks } from "../../../testing/cast";
import { show, type ToldAnswers } from "../../../testing/show";
import { firstOpen, ListPages } from "./list_pages";
import { localVoice } from "./read_aloud";

const list: MyList = {
  version: 1,
  questionnaire: "six_marks",
  state: "draft",
  practice_name: "Praktijk De Denkbeeldige Linde",
  practice_phone: "077 000 0001",
  out_of_hours_phone: "",
  marks: {},
  items: {},
  talk: [],
  words: "",
};
const voice = (lang: string, localService: boolean) =>
  ({ lang, localService, name: lang }) as SpeechSynthesisVoice;

function draw(answers: ToldAnswers = {}) {
  const onSent = vi.fn();
  const { asked } = show(<ListPages until="zaterdag 28 november" onSent={onSent} />, {
    "GET /api/my/list": { body: list },
    "GET /api/questionnaires/{code}": { body: sixMarks },
    "PUT /api/my/list": { body: { ...list, version: 2 } },
    ...answers,
  });
  return { asked, onSent, saved: () => asked.filter((one) => one.method === "PUT") };
}

beforeEach(() => {
  history.replaceState(null, "", "/l/a-token");
  vi.stubGlobal("speechSynthesis", undefined);
});

describe("one question a page", () => {
  test("figures on the keyboard set the mark: 1 and then 0 is 10", async () => {
    draw();
    const first = await screen.findByRole("radio", { name: "0 van 10" });
    fireEvent.keyDown(first, { key: "1" });
    await waitFor(() => expect(chosen()).toBe("1 van 10"));
    fireEvent.keyDown(first, { key: "0" });
    await waitFor(() => expect(chosen()).toBe("10 van 10"));
  });

  test("everything may be skipped, and not knowing is an answer", async () => {
    const { saved } = draw();
    fireEvent.click(await screen.findByRole("button", { name: "Sla over" }));
    expect(await screen.findByText("Vraag 2 van 6")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Ik weet het niet" }));
    expect(await screen.findByText("Vraag 3 van 6")).toBeTruthy();
    await waitFor(() => expect(saved().length).toBe(1));
    expect(saved()[0]?.body).toMatchObject({ marks: {}, talk: [], send: false });
  });

  test("what is filled in is saved along the way, with the wish to talk", async () => {
    const { saved } = draw();
    fireEvent.click(await screen.findByRole("radio", { name: "3 van 10" }));
    fireEvent.click(screen.getByLabelText("Hier wil ik over praten"));
    await waitFor(() => expect(saved().length).toBe(1));
    expect(saved()[0]?.body).toEqual({
      version: 1,
      marks: { lichaam: 3 },
      items: {},
      talk: ["lichaam"],
      words: "",
      send: false,
    });
  });

  test("the phone's back button goes one question back", async () => {
    draw();
    fireEvent.click(await screen.findByRole("button", { name: "Sla over" }));
    await screen.findByText("Vraag 2 van 6");
    history.replaceState(null, "", "/l/a-token");
    fireEvent.popState(window);
    expect(await screen.findByText("Vraag 1 van 6")).toBeTruthy();
  });

  test("stopping says how to go on, and that nobody read it", async () => {
    draw();
    fireEvent.click(await screen.findByRole("button", { name: "Stop en ga later verder" }));
    expect(screen.getByText(/zaterdag 28 november/)).toBeTruthy();
    expect(screen.getByText(/De praktijk ziet nog niets/)).toBeTruthy();
  });
});

describe("checking and sending", () => {
  const filled = { ...list, marks: { lichaam: 5, dagelijks: 7 }, talk: ["meedoen"] };
  const atCheck = () => history.replaceState(null, "", "/l/a-token#vraag-8");

  test("the check page shows each answer, also what was skipped", async () => {
    atCheck();
    draw({ "GET /api/my/list": { body: filled } });
    expect(await screen.findByText("Klopt dit?")).toBeTruthy();
    expect(screen.getByText("5 van 10")).toBeTruthy();
    expect(screen.getAllByText("Overgeslagen").length).toBe(4);
    expect(screen.getByText("Dit is niet voor spoed")).toBeTruthy();
    expect(screen.getByRole("link", { name: "112" })).toBeTruthy();
    expect(screen.getByText(/U hoort daar het nummer van de huisartsenpost/)).toBeTruthy();
  });

  test("a double tap sends once", async () => {
    atCheck();
    const { saved, onSent } = draw({ "GET /api/my/list": { body: filled } });
    const send = await screen.findByRole("button", { name: /^Verstuur naar/ });
    fireEvent.click(send);
    fireEvent.click(send);
    await waitFor(() => expect(onSent).toHaveBeenCalled());
    expect(saved().map((one) => (one.body as { send: boolean }).send)).toEqual([true]);
  });

  test("sending that fails keeps the answers and says so", async () => {
    atCheck();
    const { onSent } = draw({
      "GET /api/my/list": { body: filled },
      "PUT /api/my/list": { status: 500, body: { code: "internal" } },
    });
    fireEvent.click(await screen.findByRole("button", { name: /^Verstuur naar/ }));
    expect(await screen.findByText(/Het versturen lukte niet/)).toBeTruthy();
    expect(screen.getByText("5 van 10")).toBeTruthy();
    expect(onSent).not.toHaveBeenCalled();
  });
});

describe("reading aloud", () => {
  test("only a voice that lives in the device, in this language", () => {
    expect(localVoice([voice("nl-NL", false), voice("en-GB", true)], "nl")).toBeUndefined();
    expect(localVoice([voice("nl_NL", true)], "nl")?.lang).toBe("nl_NL");
  });

  test("no button with voices from the internet only", async () => {
    vi.stubGlobal("speechSynthesis", { getVoices: () => [voice("nl-NL", false)], cancel() {} });
    draw();
    await screen.findByText("Vraag 1 van 6");
    expect(screen.queryByRole("button", { name: "Lees voor" })).toBeNull();
  });

  test("the button reads the question of this page", async () => {
    const speak = vi.fn();
    vi.stubGlobal("speechSynthesis", {
      getVoices: () => [voice("nl-NL", true)],
      speak,
      cancel() {},
    });
    vi.stubGlobal(
      "SpeechSynthesisUtterance",
      class {
        constructor(readonly text: string) {}
      },
    );
    draw();
    fireEvent.click(await screen.findByRole("button", { name: "Lees voor" }));
    expect(speak.mock.calls[0]?.[0].text).toContain("Lichaam");
    expect(screen.getByRole("button", { name: "Stop met voorlezen" })).toBeTruthy();
  });
});

test("who goes on later begins after the last answer", () => {
  expect(firstOpen(sixMarks, list)).toBe(0);
  expect(firstOpen(sixMarks, { ...list, marks: { zingeving: 8 } })).toBe(3);
});

test("an address names a page of the list, or none", () => {
  expect(placeIn("#vraag-3", 7)).toBe(2);
  expect(placeIn("#vraag-99", 7)).toBeNull();
  expect(placeIn("", 7)).toBeNull();
});

function chosen(): string | null | undefined {
  return document.querySelector("input:checked")?.getAttribute("aria-label");
}
