// All walks, or those that are named: kit, lies, sign_in, passkeys, outside_login, invited_login, launch, hti_launch,
// own_page_by_passkey, resident_login, away, imported, team, manager, locum,
// operator, quoted_number, each_role, other_site, self_referral, other_days, debt, youth, village, inbox,
// short_question, card, not_safe, in_another_language, last_day, bad_week, objection, reads_along,
// emergency, privacy, doubles, represents.
//   npm run web:walks -- [name …] [--pictures] [--guide]
// The journeys need the release binary: build/release/veerkracht, or $VEERKRACHT_BINARY. Pictures of
// what failed (with --pictures: of every screen) come in build/results/walks/; with --guide those of
// the pages for users come in docs/gebruik/beeld/.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { awayAndOffline } from "./away.mjs";
import { aBadWeek } from "./bad_week.mjs";
import { theTakeHomeCard } from "./card.mjs";
import { theDebtDesk } from "./debt.mjs";
import { whoIsInTwice } from "./doubles.mjs";
import { aDayOfEachRole } from "./each_role.mjs";
import { anEmergency } from "./emergency.mjs";
import { openBrowser } from "./house.mjs";
import { htiLaunch } from "./hti_launch.mjs";
import { importedLoop } from "./imported_loop.mjs";
import { inAnotherLanguage } from "./in_another_language.mjs";
import { theSharedInbox } from "./inbox.mjs";
import { invitedByLogin } from "./invited_login.mjs";
import { walkKit } from "./kit.mjs";
import { theLastWorkingDay } from "./last_day.mjs";
import { launch } from "./launch.mjs";
import { liesGaatWeerAanTafel } from "./lies_gaat_weer_aan_tafel.mjs";
import { aLocum } from "./locum.mjs";
import { theManagersWeek } from "./manager.mjs";
import { whoIsNotSafe } from "./not_safe.mjs";
import { anObjection } from "./objection.mjs";
import { aNumberIsQuoted, howTheHouseIsDoing } from "./operator.mjs";
import { theOtherDays } from "./other_days.mjs";
import { harmIsRefused } from "./other_site.mjs";
import { outsideLogin } from "./outside_login.mjs";
import { ownPageByPasskey } from "./own_page_by_passkey.mjs";
import { passkeys } from "./passkeys.mjs";
import { thePrivacyOfficer } from "./privacy.mjs";
import { somebodyReadsAlong } from "./reads_along.mjs";
import { makeRegion } from "./region.mjs";
import { newReport } from "./report.mjs";
import { whoComesForAMatter } from "./represents.mjs";
import { residentLogin } from "./resident_login.mjs";
import { mienAsksHerself } from "./self_referral.mjs";
import { aShortQuestion } from "./short_question.mjs";
import { signIn } from "./sign_in.mjs";
import { teamWithoutKarin } from "./team.mjs";
import { inTheVillage } from "./village.mjs";
import { theYouthTeam } from "./youth.mjs";

// The longest first: what is left at the end is short.
const journeys = {
  lies: liesGaatWeerAanTafel,
  sign_in: signIn,
  passkeys,
  outside_login: outsideLogin,
  invited_login: invitedByLogin,
  launch,
  hti_launch: htiLaunch,
  own_page_by_passkey: ownPageByPasskey,
  resident_login: residentLogin,
  away: awayAndOffline,
  imported: importedLoop,
  team: teamWithoutKarin,
  manager: theManagersWeek,
  locum: aLocum,
  operator: howTheHouseIsDoing,
  quoted_number: aNumberIsQuoted,
  each_role: aDayOfEachRole,
  other_site: harmIsRefused,
  self_referral: mienAsksHerself,
  other_days: theOtherDays,
  debt: theDebtDesk,
  youth: theYouthTeam,
  village: inTheVillage,
  inbox: theSharedInbox,
  short_question: aShortQuestion,
  card: theTakeHomeCard,
  not_safe: whoIsNotSafe,
  in_another_language: inAnotherLanguage,
  last_day: theLastWorkingDay,
  bad_week: aBadWeek,
  objection: anObjection,
  reads_along: somebodyReadsAlong,
  emergency: anEmergency,
  privacy: thePrivacyOfficer,
  doubles: whoIsInTwice,
  represents: whoComesForAMatter,
};
const pictures = fileURLToPath(new URL("../../build/results/walks", import.meta.url));
const words = process.argv.slice(2);
const keepsPictures = words.includes("--pictures");
const guide = words.includes("--guide")
  ? fileURLToPath(new URL("../../docs/gebruik/beeld", import.meta.url))
  : null;
const asked = words.filter((word) => !word.startsWith("--"));
const isAsked = (name) => asked.length === 0 || asked.includes(name);
const wanted = Object.entries(journeys).filter(([name]) => isAsked(name));

mkdirSync(pictures, { recursive: true });
const report = newReport();
const kept = { report, pictures, keepsPictures, guide };
// The region is made while the kit is walked through: two cores, two things to do.
const making = wanted.length > 0 ? makeRegion() : null;
making?.catch(() => undefined);
if (isAsked("kit")) await withBrowser((house) => whole("kit", () => walkKit(house)));
if (making) await whole("journeys", walkJourneys);
report.close();

/** Two at a time, each in a browser of its own: what one does to its browser the next does not meet. */
async function walkJourneys() {
  const region = await making;
  const waiting = [...wanted];
  async function lane() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, journey] = next;
      await whole(name, () => withBrowser((house) => journey({ ...house, region })));
    }
  }
  try {
    await Promise.all([lane(), lane()]);
  } finally {
    region.remove();
  }
}

async function withBrowser(work) {
  const browser = await openBrowser();
  try {
    await work({ ...kept, browser });
  } finally {
    await browser.close();
  }
}

/** What breaks in one walk is told, and the next one goes on. */
async function whole(name, walk) {
  const before = Date.now();
  try {
    await walk();
  } catch (error) {
    report.failed(name, [String(error?.stack ?? error)]);
  }
  console.log(`        ${name}: ${Math.round((Date.now() - before) / 1000)} s`);
}
