// Reads the report of a test runner and prints "passed failed".
// Understands: GoogleTest JSON, Vitest JSON, and a log with lines "N passed, N failed", which it adds up.
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");

function fromGoogleTest(report) {
  const cases = report.testsuites.flatMap((suite) => suite.testsuite);
  const ran = cases.filter((one) => one.status === "RUN" && one.result !== "SKIPPED");
  const failed = ran.filter((one) => one.failures?.length).length + (report.errors ?? 0);
  return [ran.length - failed, failed];
}

function fromVitest(report) {
  // A file that does not load has no cases, but has failed.
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return [report.numPassedTests, report.numFailedTests + broken];
}

function fromLog(log) {
  const found = [...log.matchAll(/^(\d+) passed, (\d+) failed$/gm)];
  const sum = (group) => found.reduce((total, line) => total + Number(line[group]), 0);
  return found.length ? [sum(1), sum(2)] : [0, 1];
}

function counted() {
  if (!text.trimStart().startsWith("{")) return fromLog(text);
  const report = JSON.parse(text);
  return report.testsuites ? fromGoogleTest(report) : fromVitest(report);
}

console.log(counted().join(" "));
