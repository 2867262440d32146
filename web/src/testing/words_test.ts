import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import avoided from "./words_to_avoid.json";

const source = join(import.meta.dirname, "..");
const mostWords = 20;

type Words = Record<string, string | { one: string; other: string }>;

const folders = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("words.nl.json"))
  .map((path) => join(source, path, ".."));

function read(folder: string, language: "nl" | "en"): Words {
  return JSON.parse(readFileSync(join(folder, `words.${language}.json`), "utf8")) as Words;
}

function texts(words: Words): [string, string][] {
  return Object.entries(words).flatMap(([key, word]): [string, string][] =>
    typeof word === "string"
      ? [[key, word]]
      : [
          [`${key} (one)`, word.one],
          [`${key} (other)`, word.other],
        ],
  );
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?:])\s+/).filter((sentence) => sentence.trim() !== "");
}

function countWords(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\d{]/u.test(word)).length;
}

function parameters(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();
}

test("the words of the house are found", () => {
  expect(folders.map((folder) => relative(source, folder))).toEqual(
    expect.arrayContaining(["app", "components"]),
  );
});

describe.each(folders.map((folder): [string, string] => [relative(source, folder), folder]))(
  "words of %s",
  (_, folder) => {
    const dutch = read(folder, "nl");
    const english = read(folder, "en");

    test("both languages have the same keys, in the same order", () => {
      expect(Object.keys(english)).toEqual(Object.keys(dutch));
    });

    test("both languages fill in the same things", () => {
      const asked = (words: Words) =>
        Object.fromEntries(
          texts(words).map(([key, text]) => [key, [...new Set(parameters(text))]]),
        );
      expect(asked(english)).toEqual(asked(dutch));
    });

    test("no word is empty", () => {
      expect([...texts(dutch), ...texts(english)].filter(([, text]) => text.trim() === "")).toEqual(
        [],
      );
    });

    test(`no sentence is longer than ${mostWords} words`, () => {
      const long = texts(dutch).flatMap(([key, text]) =>
        sentences(text)
          .filter((sentence) => countWords(sentence) > mostWords)
          .map((sentence) => `${key}: ${sentence}`),
      );
      expect(long).toEqual([]);
    });

    test("no word of the list to avoid is used", () => {
      const used = texts(dutch).flatMap(([key, text]) =>
        avoided
          .filter((word) => new RegExp(`(^|[^\\p{L}])${word}`, "iu").test(text))
          .map((word) => `${key}: ${word}`),
      );
      expect(used).toEqual([]);
    });
  },
);

test("the count of words sees a sentence that is too long", () => {
  const long = `${"woord ".repeat(21).trim()}.`;
  expect(sentences(`Kort. ${long}`).map(countWords)).toEqual([1, 21]);
});
