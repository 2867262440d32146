import { render, screen, waitFor } from "@testing-library/preact";
import { h } from "preact";
import { afterEach, expect, test } from "vitest";
import { fill, money, number, setLanguage, useLanguage, words, wordsReady } from "./words";

type Dutch = { hello: string; found: { one: string; other: string } };

function twoLanguages() {
  const dutch = {
    hello: "Dag {name}",
    found: { one: "{count} mogelijkheid", other: "{count} mogelijkheden" },
  };
  const english = {
    hello: "Hello {name}",
    found: { one: "{count} option", other: "{count} options" },
  };
  return words<Dutch>({
    nl: async () => ({ default: dutch }),
    en: async () => ({ default: english }),
  });
}

afterEach(() => setLanguage("nl"));

test("a word is filled in", async () => {
  const say = twoLanguages();
  await wordsReady();
  expect(say("hello", { name: "Anna" })).toBe("Dag Anna");
});

test("one and more are said as people say them, 0 included", async () => {
  const say = twoLanguages();
  await wordsReady();
  expect(say("found", { count: 1 })).toBe("1 mogelijkheid");
  expect(say("found", { count: 0 })).toBe("0 mogelijkheden");
  expect(say("found", { count: 1250 })).toBe("1.250 mogelijkheden");
});

test("what is not given stays visible as a gap, so that a test or a reader sees it", () => {
  expect(fill("Dag {name}")).toBe("Dag {name}");
});

test("another language says the page's language and redraws what listens", async () => {
  const say = twoLanguages();
  await wordsReady();
  function Greeting() {
    useLanguage();
    return h("p", null, say("hello", { name: "Anna" }));
  }
  render(h(Greeting, {}));
  expect(screen.getByText("Dag Anna")).toBeTruthy();
  await setLanguage("en");
  await waitFor(() => expect(screen.getByText("Hello Anna")).toBeTruthy());
  expect(document.documentElement.lang).toBe("en");
});

test("only the language in use is loaded", async () => {
  let english = 0;
  words<{ a: string }>({
    nl: async () => ({ default: { a: "a" } }),
    en: async () => {
      english += 1;
      return { default: { a: "a" } };
    },
  });
  await wordsReady();
  expect(english).toBe(0);
  await setLanguage("en");
  expect(english).toBe(1);
});

test("numbers and money have a comma and a point as in Dutch", () => {
  expect(number(1250)).toBe("1.250");
  expect(number(0.6)).toBe("0,6");
  expect(money(5)).toBe("€ 5");
  expect(money(12.5)).toBe("€ 12,50");
});
