// The languages of the pages behind a link: the same keys and the same blanks as the Dutch words, and
// honest about whether a translator looked at them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "..");
const rooms = [
  "app",
  "components",
  "app/link",
  "app/link/card",
  "capabilities/conversations/by_link",
];

type Words = Record<string, string | { one: string; other: string }>;
interface Package {
  language: string;
  name: string;
  status: string;
  translator: string;
  rooms: Record<string, Words>;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(source, path), "utf8")) as T;
}

function blanks(word: Words[string] | undefined): string[] {
  const texts = typeof word === "string" ? word : `${word?.one} ${word?.other}`;
  return [...new Set([...texts.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""))].sort();
}

describe.each(["pl", "ar"])("the package of %s", (language) => {
  const found = read<Package>(`kernel/translations/${language}.json`);

  test("says what it is and whether it was looked at", () => {
    expect(found.language).toBe(language);
    expect(["reviewed", "concept"]).toContain(found.status);
    expect(found.translator.trim()).not.toBe("");
    expect(Object.keys(found.rooms)).toEqual(rooms);
  });

  test.each(rooms)("has the words of %s, in the same order, with the same blanks", (room) => {
    const dutch = read<Words>(`${room}/words.nl.json`);
    const own = found.rooms[room] ?? {};
    expect(Object.keys(own)).toEqual(Object.keys(dutch));
    for (const [key, word] of Object.entries(dutch)) {
      expect([key, blanks(own[key])]).toEqual([key, blanks(word)]);
      expect(
        JSON.stringify(own[key])
          .replace(/[{}":]|one|other/g, "")
          .trim(),
      ).not.toBe("");
    }
  });

  test("what a consent is about is not read but spoken, as long as nobody looked at it", () => {
    const consent = found.rooms["capabilities/conversations/by_link"]?.["check.consent"];
    const interpreter = { pl: "tłumacz", ar: "مترجم" }[language] ?? "";
    if (found.status === "concept") expect(consent).toContain(interpreter);
  });
});
