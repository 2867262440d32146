// Prints the figures of who may see what, as one table, from the reports of what ran: GoogleTest JSON
// (properties "figure_…"), Google Benchmark JSON, and the logs of mutants and walks. What did not run
// says so.
//   node tools/figures.mjs REPORT…
import { existsSync, readFileSync } from "node:fs";

// { database: { name: value } }; a report of PostgreSQL says so in its name.
const figures = { SQLite: {}, PostgreSQL: {} };
const logs = {};

for (const path of process.argv.slice(2).filter(existsSync)) {
  const text = readFileSync(path, "utf8");
  if (!text.trimStart().startsWith("{")) readLog(text);
  else readReport(JSON.parse(text), path.includes("postgres") ? "PostgreSQL" : "SQLite");
}

function readReport(report, database) {
  for (const one of (report.testsuites ?? []).flatMap((suite) => suite.testsuite))
    for (const [name, value] of Object.entries(one))
      if (name.startsWith("figure_")) keep(figures[database], name.slice(7), value);
  for (const one of report.benchmarks ?? [])
    if (one.name === "decisions_of_a_worklist") logs.microseconds = one.real_time / 1000;
}

// Several tests may count the same thing: numbers add up.
function keep(all, name, value) {
  const isCount = /^\d+$/.test(value) && all[name] !== undefined;
  all[name] = isCount ? String(Number(all[name]) + Number(value)) : value;
}

function readLog(text) {
  const lines = text.split("\n");
  const killed = lines.filter((line) => line.startsWith("killed")).length;
  const survives = lines.filter((line) => line.startsWith("SURVIVES")).length;
  if (killed + survives > 0) logs.mutants = { killed, of: killed + survives };
  const words = /^words of people: (\d+), looked for in (\d+) places$/m.exec(text);
  if (words) logs.walks = { words: Number(words[1]), places: Number(words[2]) };
}

const here = figures.SQLite;
const number = (value) => Number(value).toLocaleString("en");
const share = (part, whole) => `${Math.floor((1000 * part) / whole) / 10}%`;
const notRun = "not run here";
const when = (known, words) => (known ? words() : notRun);

const mutants = () => {
  if (logs.mutants) return logs.mutants;
  if (!here.mutants_of) return null;
  return { killed: Number(here.mutants_killed), of: Number(here.mutants_of) };
};
const badRequests = (database) => {
  const of = figures[database];
  return [
    `bad requests, ${database}`,
    when(of.bad_asked, () =>
      [
        `${number(of.bad_asked)} asked, answered ${of.bad_statuses}, same process`,
        `kB: ${of.bad_memory_kb}`,
      ].join("; "),
    ),
  ];
};

const rows = [
  [
    "combinations",
    when(
      here.decision_cases,
      () => `${number(here.decision_cases)}, ${here.decision_differences} differences`,
    ),
  ],
  [
    "mutants",
    when(
      mutants(),
      () =>
        `${number(mutants().killed)} of ${number(mutants().of)} killed, ${share(mutants().killed, mutants().of)}`,
    ),
  ],
  [
    "… by the laws alone",
    when(
      here.laws_of,
      () =>
        `${number(here.laws_killed)} of ${number(here.laws_of)} that give more, ${share(here.laws_killed, here.laws_of)}`,
    ),
  ],
  [
    "HTTP matrix",
    when(
      here.http_requests,
      () =>
        `${number(here.http_requests)} requests: ${here.http_routes} routes × ${here.http_roles} who ask; complete`,
    ),
  ],
  [
    "… in each situation",
    when(
      here.http_situation_requests,
      () =>
        `${number(here.http_situation_requests)} requests; ids in ${here.http_fields ?? 0} fields of body and address`,
    ),
  ],
  badRequests("SQLite"),
  badRequests("PostgreSQL"),
  [
    "canaries, server",
    when(
      here.canaries_words,
      () => `${here.canaries_words} words × ${number(here.canaries_places)} places`,
    ),
  ],
  [
    "canaries, browser",
    when(logs.walks, () => `${logs.walks.words} words × ${number(logs.walks.places)} places`),
  ],
  [
    "the decision",
    when(
      logs.microseconds,
      () => `${logs.microseconds.toFixed(1)} µs a request (a worklist of 40 cases)`,
    ),
  ],
];
const width = Math.max(...rows.map(([name]) => name.length));
console.log("Figures: who may see what");
for (const [name, words] of rows) console.log(`  ${name.padEnd(width)}  ${words}`);
