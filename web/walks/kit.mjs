// Walks over every component in every state: axe, sideways scroll, small targets and messages of the
// browser, light and dark, on a desk, a phone and the narrowest screen. With pictures, a picture of
// each is kept. Build first: npm run web:build:kit
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serveKit } from "./house.mjs";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const pages = [
  { name: "kit", path: "/kit", heading: "Kit" },
  { name: "conversation", path: "/kit?conversation", heading: "Gesprek met Anna de Wit" },
];
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 320, height: 700 },
];

export async function walkKit({ browser, report, pictures, keepsPictures }) {
  const server = await serveKit();
  try {
    for (const page of pages) {
      for (const theme of ["light", "dark"]) {
        for (const size of sizes) {
          const title = `${page.name}, ${theme}, ${size.width} wide`;
          const faults = await look(page, theme, size).catch((error) => [String(error)]);
          if (faults.length === 0) report.passed(title);
          else report.failed(title, faults);
        }
      }
    }
  } finally {
    await server.stop();
  }

  async function look({ name, path, heading }, theme, size) {
    // axe itself is injected by the test, not by the page: only then the policy is set aside.
    const strict = await browser.newContext({ viewport: size, colorScheme: theme });
    const messages = [];
    const tab = await strict.newPage();
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) messages.push(message.text());
    });
    tab.on("pageerror", (error) => messages.push(String(error)));
    await tab.goto(server.address + path);
    await tab.getByRole("heading", { level: 1, name: heading }).waitFor();
    await tab.evaluate(() => document.fonts.ready);
    const faults = [...messages, ...(await tab.evaluate(measure))];
    if (keepsPictures) {
      const file = `${name}-${theme}-${size.width}`;
      await tab.screenshot({ path: join(pictures, `${file}.png`) });
      await tab.screenshot({ path: join(pictures, `${file}-whole.png`), fullPage: true });
    }
    await tab.evaluate(axeSource);
    faults.push(...(await tab.evaluate(runAxe, rules)));
    await strict.close();
    return faults;
  }
}

/** Runs in the page. */
function measure() {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`scrolls sideways: ${root.scrollWidth} of ${root.clientWidth}`);
  }
  for (const element of document.querySelectorAll("button, a[href], select, summary, label")) {
    const box = element.getBoundingClientRect();
    const isHidden = box.width <= 1 || box.height <= 1;
    const isInText = element.matches("p a, li a, dd a, .field > label, .date-part label");
    if (isHidden || isInText || element.closest(".slider")) continue;
    if (box.width < 24 || box.height < 24) {
      faults.push(`target too small: ${element.className} ${element.textContent.slice(0, 40)}`);
    }
  }
  return faults;
}

/** Runs in the page. */
async function runAxe(tags) {
  const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
  if (result.passes.length < 10) return ["axe looked at almost nothing"];
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} (${node.target})`),
  );
}
