import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
type Colours = Record<string, string>;

function blockAfter(selector: string): Colours {
  const start = css.indexOf(selector);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  const found = [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, value]));
}

const light = blockAfter(":root {");
const bySystem = blockAfter(':root:not([data-theme="light"])');
const byChoice = blockAfter('[data-theme="dark"]');
const themes: [string, Colours][] = [
  ["light", light],
  ["dark", { ...light, ...byChoice }],
];

/** WCAG 2.2: relative luminance and contrast. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const papers = ["bg", "surface", "sunk", "bg2"];
const topics = ["lichaam", "mentaal", "zingeving", "kwaliteit", "meedoen", "dagelijks"];

/** Text on its ground: 4.5. */
const texts: [string, string][] = [
  ...papers.flatMap((paper): [string, string][] => [
    ["ink", paper],
    ["ink2", paper],
    ["primary", paper],
  ]),
  ...["bg", "surface", "sunk"].flatMap((paper): [string, string][] => [
    ["ok", paper],
    ["danger", paper],
    ["warn", paper],
  ]),
  ["primary-ink", "primary"],
  ["primary-ink", "primary-hover"],
  ["accent-ink", "accent"],
  ["danger", "danger-t"],
  ["ink", "danger-t"],
  ["warn", "warn-t"],
  ["head-ink", "head"],
  ["head-ink2", "head"],
  ["point-ink", "point"],
  ["ink", "glow"],
  ["ink2", "glow"],
  ...topics.flatMap((topic): [string, string][] => [
    ["ink", `axt-${topic}`],
    [`ax-${topic}`, "surface"],
    [`ax-${topic}`, "bg"],
  ]),
];

/** Borders of controls, lines and rings that carry meaning: 3. */
const lines: [string, string][] = [
  ["line-strong", "bg"],
  ["line-strong", "surface"],
  ["line-strong", "sunk"],
  ["focus", "bg"],
  ["focus", "surface"],
  ["focus-halo", "head"],
  ["accent", "head"],
  // Icons on their tint.
  ...topics.map((topic): [string, string] => [`ax-${topic}`, `axt-${topic}`]),
];

describe.each(themes)("in the %s theme", (_, colours) => {
  const of = (name: string) => {
    const colour = colours[name];
    if (!colour) throw new Error(`tokens.css has no --${name}`);
    return colour;
  };

  test.each(texts)("--%s can be read on --%s", (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(lines)("--%s can be seen on --%s", (line, ground) => {
    expect(contrast(of(line), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

test("dark by the system and dark by choice are the same", () => {
  expect(Object.keys(bySystem).length).toBeGreaterThan(30);
  expect(byChoice).toEqual(bySystem);
});

test("the contrast itself is computed as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
