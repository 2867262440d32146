// A kind of party that no code knows (fixtures/kinds, docs/walks/add_a_kind_of_party.md): every screen
// says its words, out of its file.
import { render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { filesOfKinds, furtherWordsOf, wordsOf } from "../../../../tools/kinds";
import type { ClockView, FaceCard } from "../../../kernel/api_types";
import { setLanguage } from "../../../kernel/words";
import { faces } from "../../../testing/cast";
import { show } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin } from "../../../testing/worker_told";
import { clockWords } from "../../referrals/by_link/my_referrals";
import { ClockLines, clockWord } from "../../referrals/own_act/clock_lines";
import { OwnActWords } from "../../referrals/own_act/own_act";
import { stagesOf } from "../../referrals/worker/stages";
import { FaceChoice } from "../face_choice";
import { kindWord, kindWordForResident, ownActWord } from "./words";

afterEach(() => setLanguage("nl"));

const carers = { ...(faces[0] as FaceCard), role: "carer_support", name: "Steunpunt Mantelzorg" };
const line: ClockView = { code: "breather", owner: "receiver", due_on: "2026-12-14" };

test("the face of an added kind says what it is, in the language of the screen", async () => {
  const { unmount } = render(
    <FaceChoice faces={[carers]} chosen={undefined} onChoose={() => {}} />,
  );
  expect(screen.getByText(/^Mantelzorg, Denkbeeld Welzijn/)).toBeTruthy();
  unmount();
  await setLanguage("en");
  render(<FaceChoice faces={[carers]} chosen={undefined} onChoose={() => {}} />);
  expect(screen.getByText(/^Family carers, Denkbeeld Welzijn/)).toBeTruthy();
});

test("a line of the clock that only an added kind has is read by worker and resident", () => {
  render(<ClockLines label="Termijnen" lines={[line]} today="2026-11-23" />);
  expect(screen.getByText("Respijtzorg bespreken")).toBeTruthy();
  expect(clockWord({ ...line, done_at: "2026-12-01T09:00:00Z" })).toBe("Respijtzorg besproken");
  expect(clockWords(line, "Schets")).toBe(
    "Vóór maandag 14 december hoort u wie de zorg even kan overnemen.",
  );
  expect(kindWordForResident("carer_support")).toBe("Steunpunt Mantelzorg");
});

test("what is read aloud for the resident's own act comes out of the file of the desk", async () => {
  const [desk] = filesOfKinds().filter(({ words }) => words.nl?.own_act);
  if (!desk) throw new Error("no kind is an own act");
  show(
    <SignedIn>
      <OwnActWords target={desk.code} name="Lies" />
    </SignedIn>,
    { "GET /api/session": { body: karin } },
  );
  const said = desk.words.nl?.own_act?.split(". ")[0] ?? "";
  expect(await screen.findByText((text) => text.startsWith(said))).toBeTruthy();
  expect(ownActWord("carer_support", "Karin")).toBe("");
});

test("the worklist has the columns that the kinds of a role use", () => {
  expect(stagesOf(["new", "call", "intake", "started", "closing"])).toEqual([
    "new",
    "call",
    "attempt",
    "intake",
    "started",
    "closing",
  ]);
  const atDesk = stagesOf(["new", "call", "searching", "started", "follow_up", "closing"], true);
  expect(atDesk).toEqual(["new", "call", "attempt", "started", "closing"]);
});

test("every kind that is there has every word in both languages of the house", async () => {
  const kinds = filesOfKinds("fixtures/kinds") as ({
    clock?: { code: string }[];
  } & ReturnType<typeof filesOfKinds>[number])[];
  expect(kinds.length).toBeGreaterThan(8);
  for (const language of ["nl", "en"]) {
    await setLanguage(language);
    for (const { code, clock = [], words } of kinds) {
      expect(kindWord(code), code).not.toBe("");
      expect(Object.keys(words[language] ?? {}), code).toEqual(Object.keys(words.nl ?? {}));
      for (const { code: term } of clock) {
        const open = { ...line, code: term };
        const done = { ...open, done_at: "2026-12-01T09:00:00Z" };
        for (const one of [open, done]) {
          expect(clockWord(one), `${code} ${term}`).not.toBe(term);
          expect(clockWords(one, "X"), `${code} ${term}`).toMatch(/ .* /);
        }
      }
    }
  }
});

test("a file may bring words of its own in a further language; what it leaves out is read in Dutch", async () => {
  const polish = {
    code: "a",
    words: { nl: { name: "Een", "clock.b": "Twee" }, pl: { name: "Raz" } },
  };
  expect(wordsOf([polish], "nl")).toEqual({ "name.a": "Een", "clock.b": "Twee" });
  expect(furtherWordsOf([polish])).toEqual({ pl: { "name.a": "Raz", "clock.b": "Twee" } });
  await setLanguage("ar");
  expect(kindWord("carer_support")).toBe("Mantelzorg");
});
