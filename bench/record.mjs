// Takes the runs of one measurement, prints their medians and ratios beside what was asked, and
// adds a line to the history: date, commit, machine, how busy it was, and the numbers.
import { execFileSync } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

const [name, folder, history] = process.argv.slice(2);

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function medians(runs) {
  const one = {};
  for (const key of Object.keys(runs[0]).filter((key) => typeof runs[0][key] === "number"))
    one[key] = Number(median(runs.map((run) => run[key])).toPrecision(5));
  const other = runs.flatMap((run) => Object.keys(run.statuses ?? {})).filter((s) => s >= 400);
  if (other.length) one.refused = [...new Set(other)].join(" ");
  return one;
}

const taken = {};
for (const file of readdirSync(folder).filter((file) => file.endsWith(".runs")))
  taken[file.slice(0, -5)] = medians(
    readFileSync(`${folder}/${file}`, "utf8").trim().split("\n").map((line) => JSON.parse(line)),
  );

// What issue and design ask: a number that is at least (or at most) a bound.
const atLeast = (value, bound) => ({ value, bound: `>= ${bound}`, met: value >= bound });
const atMost = (value, bound) => ({ value, bound: `<= ${bound}`, met: value <= bound });
const ratio = (a, b) => Number((a / b).toPrecision(3));

const asked = {
  referral_sqlite: ({ ours, bare, node }) => ({
    "rate, of a bare loop": atLeast(ratio(ours.per_second, bare.per_second), 0.75),
    "p99, of a bare loop": atMost(ratio(ours.p99_ms, bare.p99_ms), 2),
    "rate, of the Node peer": atLeast(ratio(ours.per_second, node.per_second), 4),
    "CPU a request, of the Node peer": atMost(ratio(ours.cpu_us, node.cpu_us), 0.5),
  }),
  referral_postgres: ({ ours, unlocked, pgbench, node }) => ({
    "rate, of pgbench": atLeast(ratio(ours.per_second, pgbench.per_second), 1),
    "rate, of ours without locks on rows": atLeast(ratio(ours.per_second, unlocked.per_second), 0.95),
    "rate, of the Node peer": atLeast(ratio(ours.per_second, node.per_second), 1.6),
    "CPU a request, of the Node peer": atMost(ratio(ours.cpu_us, node.cpu_us), 0.5),
  }),
  pages: (all) =>
    Object.fromEntries(
      ["timeline", "person_page", "worklist"].map((page) => [
        `${page}: p99 in ms at half of saturation, without the disk`,
        atMost(all[page].p99_ms, 5),
      ]),
    ),
  large_pages: ({ team_worklist, figures }) => ({
    "worklist of a team, 2,000 open legs: p99 in ms at half of saturation": atMost(team_worklist.p99_ms, 20),
    "figures over 50,000 threads: p99 in ms at half of saturation": atMost(figures.p99_ms, 100),
  }),
  static: (all) => ({
    "files: rate, of nginx": atLeast(ratio(all.ours_file.per_second, all.nginx_file.per_second), 0.6),
    "unchanged by ETag: rate, of nginx": atLeast(
      ratio(all.ours_unchanged.per_second, all.nginx_unchanged.per_second),
      0.6,
    ),
  }),
  export: ({ quiet, file, ...others }) => ({
    "50,000 cases written, s": atMost(file.seconds, 20),
    "worklists meanwhile: p99, of p99 before": atMost(ratio(others.while.p99_ms, quiet.p99_ms), 1.2),
  }),
  log: ({ questions, copy }) => ({
    "by account, of 60 s": atMost(ratio(questions.account_s, 60), 1),
    "by resident, of 60 s": atMost(ratio(questions.person_s, 60), 1),
    "by address, of 60 s": atMost(ratio(questions.address_s, 60), 1),
    "lines in the copy, of all that were made": atLeast(ratio(copy.lines, copy.made), 1),
  }),
  log_cost: ({ ours, without }) => ({
    "rate of a referral, of one without log and sealing": atLeast(ratio(ours.per_second, without.per_second), 0.7),
  }),
  micro: ({ micro }) => ({
    "the decisions of a worklist of 40 cases, µs": atMost(
      ratio(micro.decisions_of_a_worklist_ns, 1000),
      20,
    ),
  }),
  start: ({ start }) => ({
    "first answer on 1 GB, ms": atMost(start.first_answer_ms, 200),
    "memory at rest, MB": atMost(start.idle_mb, 64),
    "binary, MB": atMost(start.binary_mb, 40),
  }),
};

function commit() {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "none";
  }
}

const found = asked[name](taken);
appendFileSync(
  history,
  `${JSON.stringify({
    date: new Date().toISOString(),
    commit: commit(),
    machine: `${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    load: loadavg().map((one) => Number(one.toFixed(1))),
    name,
    asked: found,
    taken,
  })}\n`,
);
console.log(`\n${name}`);
for (const [who, numbers] of Object.entries(taken)) console.log(`  ${who}: ${JSON.stringify(numbers)}`);
for (const [what, { value, bound, met }] of Object.entries(found))
  console.log(`  ${met ? "met   " : "MISSED"} ${what}: ${value} (${bound})`);
