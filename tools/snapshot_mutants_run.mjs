// node tools/snapshot_mutants_run.mjs FOLDER [NUMBER…]: runs FOLDER/tests with one mutant at a time, and prints
// whether a test noticed. The nearest tests first, then those of every route and list.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

const [folder, ...chosen] = process.argv.slice(2);
const mutants = JSON.parse(readFileSync(`${folder}/mutants.json`, "utf8"));
// Where a fact is made in a file, its own tests notice first.
const nearest = {
  "access/access.cpp": "FactsOfTheDoorTest*:AgeOfTheDoor*:MandatesTest*:OwnDoorTest*:EmergencyDoorTest*:ProofTest*",
  "access/restriction.cpp": "FactsOfTheDoorTest*:RestrictionTest*",
  "access/emergency.cpp": "FactsOfTheDoorTest*:EmergencyDoorTest*:EmergencyTest*",
  "access/mandate.cpp": "TermOfTheDoor*:MandatesTest*:RepresentativesTest*",
  "consent/consent.cpp": "ConsentTest*",
  "people/people.cpp": "OwnDoorTest*:MandatesTest*:BothYesTest*:RepresentativesTest*",
  "people/pair_page.cpp": "LikelyPairsTest*",
  "referrals/barred.cpp": "KnownPersonTest*",
  "referrals/by_link.cpp": "ByLinkTest*:SilenceTest*",
  "referrals/emergency.cpp": "EmergencyTest*",
  "referrals/legs.cpp": "RestrictionTest*:LifecycleTest*:BeforeAcceptanceTest*:CasesTest*:ByLinkTest*",
  "referrals/shared_inbox.cpp": "SharedInboxTest*",
  "referrals/standings.cpp": "DesksTest*",
  "referrals/worklist.cpp": "RestrictionTest*:LifecycleTest*:TeamTest*:ListsTest*:CasesTest*",
  "requests/requests.cpp": "RequestsTest*:RestrictionTest*",
};
const rounds = [
  "RestrictionTest*:ConsentTest*:CasesTest*:MandatesTest*:RepresentativesTest*:OwnDoorTest*:BothYesTest*:ByLinkTest*:EmergencyDoorTest*:EmergencyTest*:BeforeAcceptanceTest*:LifecycleTest*:SharedInboxTest*:KnownPersonTest*:DesksTest*:OwnCasesTest*:TeamTest*:HidingTest*:RequestsTest*:ProofTest*:NoSelfGrantTest*:ExportTest*:FiguresTest*:PeopleTest*:LikelyPairsTest*:OpenPagesTest*",
  "SituationsTest*:RoutesTest*:FieldIdsTest*:MatrixTest*:StrangerTest*:ListsTest*:IndistinguishableTest*:MergingTest*",
];

function noticed(number, filter) {
  return new Promise((resolve) => {
    const tests = spawn(
      `${folder}/tests`,
      ["--gtest_brief=1", "--gtest_fail_fast", `--gtest_filter=${filter}`],
      { env: { ...process.env, VEERKRACHT_MUTANT: String(number) }, stdio: "ignore" },
    );
    // What waits for ever is noticed as well.
    const patience = setTimeout(() => tests.kill("SIGKILL"), 600_000);
    tests.on("close", (code) => {
      clearTimeout(patience);
      resolve(code !== 0);
    });
  });
}

async function judged(number) {
  const own = nearest[mutants[number].place.split(" ")[0]];
  for (const filter of [own, ...rounds]) if (await noticed(number, filter)) return true;
  return false;
}

for (const filter of rounds)
  if (await noticed(-1, filter)) throw new Error(`without any mutant ${filter} fails`);

const numbers = chosen.length ? chosen.map(Number) : mutants.map((_, number) => number);
const worker = async () => {
  for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
    const { place, what, cheaper } = mutants[number];
    if (cheaper) {
      console.log(`the same  ${number} ${place}: ${what}: ${cheaper}`);
      continue;
    }
    const verdict = (await judged(number)) ? "killed   " : "SURVIVES ";
    console.log(`${verdict} ${number} ${place}: ${what}`);
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));
