// What the walks tell: a line for each step, the faults below it, and the count at the end.
export function newReport() {
  let passed = 0;
  let failed = 0;
  const words = new Set();
  let places = 0;
  return {
    passed(title) {
      passed += 1;
      console.log(`ok      ${title}`);
    },
    failed(title, faults) {
      failed += 1;
      console.log(`FAILED  ${title}\n${faults.map((fault) => `        ${fault}`).join("\n")}`);
    },
    /** Words about people that may stand in none of so many places. */
    lookedFor(some, count) {
      for (const one of some) words.add(one);
      places += count;
    },
    close() {
      console.log(`words of people: ${words.size}, looked for in ${places} places`);
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
    },
  };
}
