// The languages of the pages behind a link: the same keys and the same blanks as the Dutch words, and
// honest about whether a translator looked at them.
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "..");
const folder = join(source, "../../server/runtime/languages/packages");

type Words = Record<string, string | { one: string; other: string }>;
interface Package {
  code: string;
  name: string;
  status: string;
  translator: string;
  interpreter: string;
}

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(...path), "utf8")) as T;
}

const codes = readdirSync(folder).filter((name) => existsSync(join(folder, name, "web.json")));

/** Each room that says it has other languages: `...translated("app/link")` in its words.ts. */
const rooms = globSync("**/words.ts", { cwd: source })
  .map((path) => /translated\("([^"]+)"\)/.exec(readFileSync(join(source, path), "utf8"))?.[1])
  .filter((room) => room !== undefined)
  .sort();

/** Every room whose words stand on a page behind a link of a resident. */
const onResidentPages = [
  "app",
  "app/link",
  "app/link/card",
  "app/link/logins",
  "app/link/passkeys",
  "capabilities/audit",
  "capabilities/conversations/by_link",
  "capabilities/people/mandates",
  "capabilities/referrals/by_link",
  "capabilities/referrals/by_link/both_yes",
  "capabilities/referrals/by_link/own_choice",
  "capabilities/referrals/by_link/refusals",
  "capabilities/referrals/by_link/who_knows",
  "capabilities/referrals/self_referral",
  "capabilities/requests/by_link",
  "capabilities/research",
  "components",
];

function blanks(word: Words[string] | undefined): string[] {
  const texts = typeof word === "string" ? word : `${word?.one} ${word?.other}`;
  return [...new Set([...texts.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""))].sort();
}

/** What is missing, empty or has other blanks than the Dutch. */
function gaps(own: Words, dutch: Words): string[] {
  const wrong = Object.entries(dutch).filter(([key, word]) => {
    const there = own[key];
    const texts = typeof there === "object" ? [there.one, there.other] : [there ?? ""];
    return texts.some((text) => !text.trim()) || String(blanks(there)) !== String(blanks(word));
  });
  return [...wrong.map(([key]) => key), ...Object.keys(own).filter((key) => !(key in dutch))];
}

test("every room of a resident's page has other languages", () => {
  expect(rooms).toEqual(onResidentPages);
});

test("a word that is missing, empty or without its blank is found", () => {
  const dutch = { whole: "Bel {name}", other: "Ja" };
  expect(gaps({ whole: "Call {name}", other: "Yes" }, dutch)).toEqual([]);
  expect(gaps({ whole: "Call", other: " ", more: "?" }, dutch)).toEqual(["whole", "other", "more"]);
  expect(gaps({ whole: "Call {name}" }, dutch)).toEqual(["other"]);
});

describe.each(codes)("the package of %s", (code) => {
  const found = read<Package>(folder, code, "language.json");
  const words = read<Record<string, Words>>(folder, code, "web.json");

  test("says what it is and whether it was looked at", () => {
    expect(found.code).toBe(code);
    expect(["reviewed", "concept"]).toContain(found.status);
    expect(found.translator.trim()).not.toBe("");
    expect(Object.keys(words).sort()).toEqual(rooms);
  });

  test.each(rooms)("has the words of %s, with the same blanks", (room) => {
    expect(gaps(words[room] ?? {}, read<Words>(source, room, "words.nl.json"))).toEqual([]);
  });

  test("what a consent is about is not read but spoken, as long as nobody looked at it", () => {
    const consents = [
      words["capabilities/conversations/by_link"]?.["check.consent"],
      words["app/link/card"]?.["home.interpreter"],
      words["capabilities/referrals/by_link"]?.["face.with_interpreter"],
      words["capabilities/referrals/by_link/who_knows"]?.again_language,
      words["capabilities/referrals/self_referral"]?.["consent.with_interpreter"],
    ];
    if (found.status !== "concept") return;
    for (const consent of consents) expect(consent).toContain(found.interpreter);
  });
});
