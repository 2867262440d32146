// What the tests of the core come to, from the counts of llvm-cov (JSON): lines of each folder and of all, and the branches
// of what decides who gets in. Prints "N passed, N failed" last.
//   node tools/coverage.mjs COUNTS
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const linesAtLeast = 90
const branchesAtLeast = 85
// Every branch of these.
const gates = [
  'server/capabilities/access/decision.cpp',
  'server/runtime/http/guard.cpp',
]

const { files } = JSON.parse(readFileSync(process.argv[2], 'utf8')).data[0]
const counted = files
  .map(({ filename, summary }) => ({ path: relative(process.cwd(), filename), ...summary }))
  .filter(({ path }) => path.startsWith('server/') && !/_test\.cpp$|^server\/testing\//.test(path))

const folderOf = ({ path }) => path.split('/').slice(0, -1).join('/')
const percent = (summaries) => {
  const count = summaries.reduce((sum, one) => sum + one.count, 0)
  const covered = summaries.reduce((sum, one) => sum + one.covered, 0)
  return count === 0 ? 100 : (100 * covered) / count
}
const row = (name, all) =>
  console.log(
    `${name.padEnd(36)} ${percent(all.map((one) => one.lines)).toFixed(1).padStart(6)}% of lines` +
      ` ${percent(all.map((one) => one.branches)).toFixed(1).padStart(6)}% of branches`,
  )

for (const [folder, all] of Object.entries(Object.groupBy(counted, folderOf)).sort()) row(folder, all)
// Rooms and import are asked by tests that need the whole house; these floors have all of theirs here.
const core = counted.filter(({ path }) => /^server\/(kernel|runtime)\//.test(path))
row('kernel and runtime', core)

let passed = 0
let failed = 0
const holds = (what, is) => {
  if (is) passed += 1
  else {
    failed += 1
    console.log(`not so: ${what}`)
  }
}
holds(
  `${linesAtLeast}% of the lines of kernel and runtime`,
  core.length > 50 && percent(core.map((one) => one.lines)) >= linesAtLeast,
)
holds(
  `${branchesAtLeast}% of the branches of kernel and runtime`,
  percent(core.map((one) => one.branches)) >= branchesAtLeast,
)
for (const gate of gates) {
  const found = counted.find(({ path }) => path === gate)
  holds(
    `every branch of ${gate}`,
    found && found.branches.count > 0 && found.branches.covered === found.branches.count,
  )
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
