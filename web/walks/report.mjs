// What the walks tell: a line for each step, the faults below it, and the count at the end.
export function newReport() {
  let passed = 0;
  let failed = 0;
  return {
    passed(title) {
      passed += 1;
      console.log(`ok      ${title}`);
    },
    failed(title, faults) {
      failed += 1;
      console.log(`FAILED  ${title}\n${faults.map((fault) => `        ${fault}`).join("\n")}`);
    },
    close() {
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
    },
  };
}
