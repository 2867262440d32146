// One newcomer, one browser, one step after the other. A step that fails ends its journey, with a
// picture and the reason; faults that do not stop the newcomer (axe, a message of the browser, a
// name where none should be) are collected and told with the step in which they were seen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Newcomer } from "./newcomer.mjs";
import { desk, phone } from "./sizes.mjs";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const patience = 12_000;
/** A browser that stops answering would hold up all walks for ever: a step of the longest takes a minute. */
const longestStep = 180_000;
const longestClosing = 30_000;

export class Journey {
  #faults = [];
  #names;
  #typed = new Set();
  #pictures;
  #keepsPictures;
  #guide;
  #at = 0;
  #folder;
  #refused = [];

  /** `names`: what may never stand in a title, an address or the storage of the browser. */
  constructor(name, { report, browser, address, folder, names, pictures, keepsPictures, guide }) {
    this.name = name;
    this.#folder = folder;
    this.report = report;
    this.browser = browser;
    this.address = address;
    this.#names = names;
    this.#pictures = pictures;
    this.#keepsPictures = keepsPictures;
    this.#guide = guide;
  }

  async open() {
    this.context = await this.browser.newContext({
      viewport: desk,
      locale: "nl-NL",
      timezoneId: "Europe/Amsterdam",
      colorScheme: "light",
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    this.context.setDefaultTimeout(patience);
    this.context.on("console", (message) => {
      if (!["error", "warning"].includes(message.type())) return;
      if (this.#refused.some((words) => message.text().includes(words))) return;
      this.#faults.push(`the browser says: ${message.text()} (${message.location().url ?? ""})`);
    });
    this.context.on("weberror", (error) => this.#faults.push(`broke: ${error.error()}`));
    await this.context.addInitScript(giveVoice);
    await this.context.exposeBinding("keepTyped", (_, words) => this.#typed.add(words));
    await this.context.addInitScript(watchTyping);
    this.tab = await this.context.newPage();
  }

  async close() {
    const closing = async () => {
      await this.tab?.unrouteAll({ behavior: "ignoreErrors" });
      await this.context?.close();
    };
    await within(longestClosing, closing(), "the browser did not close the pages");
  }

  /** One step after the other, each with the newcomer, the tab and what earlier steps kept. */
  async through(steps) {
    const me = new Newcomer(this);
    const look = this.look.bind(this);
    const hands = { journey: this, me, look, tab: this.tab, kept: {} };
    for (const [title, work] of Object.entries(steps)) {
      await this.step(title, () => work(hands));
    }
  }

  /** These answers (a status), or none (a word of the browser), belong to this step. */
  mayRefuse(...refused) {
    this.#refused = refused.map((one) => (typeof one === "number" ? `a status of ${one}` : one));
  }

  /** What the browser must complain of in this step; any other step would fail by it. */
  async hears(words) {
    const isMeant = (fault) => fault.includes(words);
    for (let left = 50; left > 0 && !this.#faults.some(isMeant); left -= 1)
      await this.tab.waitForTimeout(100);
    must(this.#faults.some(isMeant), `the browser did not complain of ${words}`);
    this.#faults = this.#faults.filter((fault) => !isMeant(fault));
  }

  /** How often this was asked with this outcome, as the access log of the server has it. */
  logLines(action, outcome) {
    // Loaded here: Node says of it that it is new.
    const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
    const database = new DatabaseSync(join(this.#folder, "veerkracht.db"), { readOnly: true });
    try {
      return database
        .prepare("select count(*) as lines from access_log where action = ? and outcome = ?")
        .get(action, outcome).lines;
    } finally {
      database.close();
    }
  }

  /** Returns normally when the step was walked, even with faults; throws when it was not. */
  async step(title, work) {
    this.#at += 1;
    this.#refused = [];
    const full = `${this.name}: ${title}`;
    try {
      await within(longestStep, work(), `the step did not end in ${longestStep / 1000} s`);
    } catch (error) {
      const picture = await this.#picture("failed");
      const reason = String(error?.message ?? error)
        .split("\n")
        .slice(0, 6)
        .join("\n        ");
      this.report.failed(full, [...this.#taken(), reason, `picture: ${picture}`]);
      throw new StepFailed(full);
    }
    const faults = this.#taken();
    if (faults.length === 0) this.report.passed(full);
    else this.report.failed(full, [...faults, `picture: ${await this.#picture("faults")}`]);
  }

  /** The page as it is now: h1 and a record stand there; axe, light and dark, at both sizes; nothing
   * scrolls sideways; no name, and nothing that was typed, in title, address or storage. `guide` is its picture in docs/gebruik, with
   * the heading `at` on top. */
  async look(heading, { record, name = heading, tab = this.tab, guide, at } = {}) {
    // A tab behind another one draws almost nothing.
    await tab.bringToFront();
    await tab.getByRole("heading", { level: 1, name: heading }).first().waitFor();
    if (record) await tab.getByText(record).filter({ visible: true }).first().waitFor();
    await tab.evaluate(() => document.fonts.ready);
    await this.#noNames(tab);
    await tab.evaluate(axeSource);
    await tab.evaluate(unpinBars);
    const size = tab.viewportSize();
    for (const viewport of [desk, phone]) {
      await tab.setViewportSize(viewport);
      await tab.evaluate(drawn);
      for (const colorScheme of ["light", "dark"]) {
        await tab.emulateMedia({ colorScheme });
        const where = `${name}, ${viewport.width} wide, ${colorScheme}`;
        // Only colours differ in the dark.
        const only = colorScheme === "dark" ? ["color-contrast"] : null;
        const axe = await tab.evaluate(runAxe, { rules, only });
        const found = [...(await tab.evaluate(measure)), ...axe];
        this.#faults.push(...found.map((fault) => `${where}: ${fault}`));
        if (this.#keepsPictures) await this.#picture(`${viewport.width}-${colorScheme}`, tab);
      }
    }
    await tab.evaluate(pinBars);
    await tab.emulateMedia({ colorScheme: "light" });
    await tab.setViewportSize(size);
    if (guide && this.#guide) await this.#guidePicture(tab, guide, at);
    await this.tab.bringToFront();
  }

  async #guidePicture(tab, guide, at) {
    if (at) await tab.getByRole("heading", { name: at }).first().evaluate(bringOnTop);
    await tab.evaluate(drawn);
    await tab.screenshot({ path: join(this.#guide, `${guide}.png`), animations: "disabled" });
  }

  async #noNames(tab) {
    const kept = await tab.evaluate(readStorage);
    const address = decodeURIComponent(tab.url().replaceAll("+", " "));
    const places = { title: await tab.title(), address, storage: kept };
    const all = [...this.#names, ...this.#typed];
    for (const [place, text] of Object.entries(places)) {
      const found = all.find((name) => text.includes(name));
      if (found) this.#faults.push(`the ${place} holds "${found}": ${text.slice(0, 200)}`);
    }
    this.report.lookedFor(all, Object.keys(places).length);
  }

  #taken() {
    const faults = [...new Set(this.#faults)];
    this.#faults = [];
    return faults;
  }

  async #picture(what, tab = this.tab) {
    const number = String(this.#at).padStart(2, "0");
    const words = this.name.replaceAll(/\W+/g, "_");
    const path = join(this.#pictures, `${words}-${number}-${what}-${Date.now() % 1e6}.png`);
    await tab.screenshot({ path, fullPage: true }).catch(() => undefined);
    return path;
  }
}

export class StepFailed extends Error {}

/** What the work returns, or an error with `words` when it took longer than so many milliseconds. */
async function within(milliseconds, work, words) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(words)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Walks a journey on a server of its own, that starts after `before`; a step that failed was told
 * already. */
export async function walk(name, { house, folder, serve, names, before }, work) {
  before?.();
  const server = await serve(folder);
  const journey = new Journey(name, { ...house, address: server.address, folder, names });
  try {
    await within(longestClosing, journey.open(), "the browser did not open a page");
    await work(journey);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
  } finally {
    try {
      await journey.close();
    } finally {
      await server.stop();
    }
  }
}

export function must(condition, words) {
  if (!condition) throw new Error(words);
}

/** So many come to stand there, and not one more. */
export async function exactly(count, found, words) {
  await found.nth(count - 1).waitFor({ state: "attached" });
  must((await found.count()) === count, words);
}

/** Runs before each page: a device with a Dutch voice of its own, that keeps what it read aloud. */
function giveVoice() {
  const voice = {
    name: "Stem",
    lang: "nl-NL",
    localService: true,
    default: true,
    voiceURI: "stem",
  };
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  speechSynthesis.getVoices = () => [voice];
  speechSynthesis.speak = (words) => {
    globalThis.spokenWords = words.text;
    words.onend?.();
  };
}

/** Runs before each page: tells every sentence that somebody types, whatever the field. */
function watchTyping() {
  const isSentence = (field) =>
    field.tagName === "TEXTAREA" || ["text", "tel", "email"].includes(field.type);
  addEventListener(
    "change",
    ({ target }) => {
      const words = target.value?.trim() ?? "";
      if (words.length >= 10 && isSentence(target)) globalThis.keepTyped(words);
    },
    true,
  );
}

/** Runs in the page: below the bar that stays in sight. */
function bringOnTop(heading) {
  scrollTo(0, scrollY + heading.getBoundingClientRect().top - 90);
}

/** Runs in the page: what measures itself has drawn itself at the new size. A page that is not shown draws no frame. */
async function drawn() {
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  for (let frame = 0; frame < 3; frame += 1) {
    await Promise.race([new Promise(requestAnimationFrame), wait(1000)]);
  }
  await wait(30);
}

/** Runs in the page: bars that stay in sight lie over what scrolls below them; while axe measures
 * what lies under what, they stand in their own place. */
function unpinBars() {
  for (const element of document.querySelectorAll("body *:not(dialog, dialog *)")) {
    if (!["fixed", "sticky"].includes(getComputedStyle(element).position)) continue;
    element.dataset.unpinned = "";
    element.style.position = "static";
  }
}

/** Runs in the page. */
function pinBars() {
  for (const element of document.querySelectorAll("[data-unpinned]")) {
    element.style.position = "";
    delete element.dataset.unpinned;
  }
}

/** Runs in the page. */
function measure() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
  );
  const names = wide.slice(0, 3).map((element) => element.className || element.tagName);
  return [`scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} (${names.join(", ")})`];
}

/** Runs in the page. */
async function runAxe({ rules: values, only }) {
  const runOnly = only ? { type: "rule", values: only } : { type: "tag", values };
  const result = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
  if (result.passes.length < (only ? 1 : 10)) return ["axe looked at almost nothing"];
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} (${node.target})`),
  );
}

/** Runs in the page: all that the browser keeps for this site, as one text. */
async function readStorage() {
  const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const all = (store) =>
    new Promise((resolve) => {
      const asked = store.getAll();
      asked.onsuccess = () => resolve(JSON.stringify(asked.result));
      asked.onerror = () => resolve("");
    });
  for (const { name } of await indexedDB.databases()) {
    const opened = await new Promise((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    for (const store of opened.objectStoreNames) {
      kept.push(await all(opened.transaction(store).objectStore(store)));
    }
    opened.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      kept.push(request.url, answer ? await answer.text() : "");
    }
  }
  return kept.join("\n");
}
