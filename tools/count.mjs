// Reads the report of a test runner and prints "passed failed", then a line for each test that did not run.
// Understands: GoogleTest JSON, Vitest JSON, and a log with lines "N passed, N failed", which it adds up, and "skipped: NAME".
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");

function fromGoogleTest(report) {
  const cases = report.testsuites.flatMap((suite) => suite.testsuite);
  const ran = cases.filter((one) => one.status === "RUN" && one.result !== "SKIPPED");
  const failed = ran.filter((one) => one.failures?.length).length + (report.errors ?? 0);
  const skipped = cases.filter((one) => !ran.includes(one));
  return {
    passed: ran.length - failed,
    failed,
    skipped: skipped.map((one) => `${one.classname}.${one.name}`),
  };
}

function fromVitest(report) {
  // A file that does not load has no cases, but has failed.
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const skipped = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((one) => one.status !== "passed" && one.status !== "failed");
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: skipped.map((one) => one.fullName),
  };
}

function fromLog(log) {
  const found = [...log.matchAll(/^(\d+) passed, (\d+) failed$/gm)];
  const sum = (group) => found.reduce((total, line) => total + Number(line[group]), 0);
  const skipped = [...log.matchAll(/^\s*skipped: (.*)$/gm)].map((line) => line[1]);
  return { passed: sum(1), failed: found.length ? sum(2) : 1, skipped };
}

function counted() {
  if (!text.trimStart().startsWith("{")) return fromLog(text);
  const report = JSON.parse(text);
  return report.testsuites ? fromGoogleTest(report) : fromVitest(report);
}

const { passed, failed, skipped } = counted();
console.log(`${passed} ${failed}`);
for (const name of skipped) console.log(name);
