// What a page weighs (gzip), against the budgets of the design. Reads the manifest of the build, so
// it counts what a browser really loads first: the entry and everything it imports.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const thousand = 1000;
const entries = [
  {
    name: "staff",
    page: "index.html",
    starts: [
      "src/app/practice/today_page.tsx",
      "src/app/practice/desk_page.tsx",
      "src/capabilities/referrals/worker/worklist_page.tsx",
    ],
    script: 70 * thousand,
  },
  {
    name: "resident",
    page: "link.html",
    starts: ["src/app/link/link_page.tsx", "src/app/help/help_page.tsx"],
    script: 45 * thousand,
  },
];
const mostStyles = 12 * thousand;
const mostFonts = 80 * thousand;
const mostRoute = 25 * thousand;

/** Prints each weight and throws when one is too heavy. */
export function checkBudgets(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const weights = entries.flatMap((entry) => weigh(manifest, entry, folder));
  for (const { what, bytes, most } of weights) {
    const mark = bytes > most ? "TOO HEAVY" : "ok";
    console.log(`${mark.padEnd(10)} ${what.padEnd(56)} ${kilo(bytes)} of ${kilo(most)} kB`);
  }
  if (weights.some(({ bytes, most }) => bytes > most)) {
    throw new Error("a page is heavier than its budget");
  }
}

function weigh(manifest, { name, page, starts, script }, folder) {
  const first = loadedFirst(manifest, page);
  const chunks = first.map((key) => manifest[key]);
  const scripts = (keys) => [...keys].map((key) => manifest[key].file);
  const words = wordsOf(chunks);
  const styles = new Set(chunks.flatMap((chunk) => chunk.css ?? []));
  const fonts = new Set(chunks.flatMap((chunk) => chunk.assets ?? []).filter(isFont));
  return [
    // Somebody's first page is the entry, its words, and the page that his role starts on.
    ...starts.map((start) => ({
      what: `${name}: first load with ${start.split("/").at(-1)}`,
      bytes: sum(
        scripts(new Set([...first, ...words, ...loadedFirst(manifest, start)])),
        folder,
        zipped,
      ),
      most: script,
    })),
    { what: `${name}: styles`, bytes: sum(styles, folder, zipped), most: mostStyles },
    { what: `${name}: fonts`, bytes: sum(fonts, folder, plain), most: mostFonts },
    ...routesOf(chunks).map((key) => weighRoute(manifest, key, new Set(first), folder)),
  ];
}

/** What a route still loads once its entry is there. */
function weighRoute(manifest, key, known, folder) {
  const own = loadedFirst(manifest, key).filter((part) => !known.has(part));
  const files = own.map((part) => manifest[part].file);
  const what = key.replace("src/capabilities/", "").replace("src/", "");
  return { what, bytes: sum(files, folder, zipped), most: mostFor(key) };
}

function routesOf(chunks) {
  const later = chunks.flatMap((chunk) => chunk.dynamicImports ?? []);
  return [...new Set(later)].filter((key) => key.endsWith(".tsx"));
}

/** The entry and what it imports, and what that imports. */
function loadedFirst(manifest, page) {
  const found = new Set();
  const visit = (key) => {
    if (found.has(key)) return;
    if (!manifest[key]) throw new Error(`the build has no ${key}`);
    found.add(key);
    for (const next of manifest[key].imports ?? []) visit(next);
  };
  visit(page);
  return [...found];
}

/** Words are loaded at once too, in one language: the Dutch ones are counted. */
function wordsOf(chunks) {
  const later = chunks.flatMap((chunk) => chunk.dynamicImports ?? []);
  return [...new Set(later)].filter((key) => key.endsWith("words.nl.json"));
}

/** Maps and dashboards draw more, and are opened by fewer people. */
function mostFor(key) {
  if (/map[^/]*\.tsx$/.test(key)) return 50 * thousand;
  if (/(programme|evaluation|finance|research)\//.test(key)) return 40 * thousand;
  return mostRoute;
}

function isFont(file) {
  return file.endsWith(".woff2");
}

function sum(files, folder, weight) {
  return [...files].reduce((total, file) => total + weight(join(folder, file)), 0);
}

function zipped(path) {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}

function plain(path) {
  return statSync(path).size;
}

function kilo(bytes) {
  return (bytes / thousand).toFixed(1).padStart(5);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkBudgets(fileURLToPath(new URL("../dist", import.meta.url)));
}
