// From a system that posts a signed token (HTI) to the patient's page: joined once by who is signed in here, and from
// then on no login and no question.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, walk } from "./journey.mjs";
import { openLauncher } from "./launcher.mjs";
import { comesIn, signOut } from "./outside_login.mjs";
import { freePort, loginsOf, serveWithLaunchers, withoutDemoPages } from "./region.mjs";

const organization = "Praktijk De Denkbeeldige Linde";

export async function htiLaunch({ region, ...house }) {
  const folder = region.copy();
  const login = loginsOf(folder)["Hub Voorbeeld"];
  const names = ["Voorbeeld", "Verzonnen", login.email, login.password, login.key];
  const port = await freePort();
  const theirs = await openLauncher();
  const settings = writeLaunchers(folder, theirs);
  const serve = (place) => serveWithLaunchers(place, port, settings);
  try {
    await walk("a posted launch", { house, folder, serve, names }, async (journey) => {
      await withoutDemoPages(journey.tab);
      await journey.through(steps(login, theirs));
    });
  } finally {
    await theirs.stop();
  }
}

function writeLaunchers(folder, { issuer, keys }) {
  writeFileSync(join(folder, "his.keys.json"), JSON.stringify(keys));
  const his = { code: "his", organization, issuer, keys_file: "his.keys.json", level: "both" };
  const file = join(folder, "logins.json");
  writeFileSync(file, JSON.stringify({ launchers: [his] }));
  return file;
}

/** He presses the button on the page of his own system. */
async function opens(journey, theirs, token) {
  await theirs.shows(journey.tab, journey.address, token);
  await journey.tab.getByRole("button", { name: "Open in Veerkracht" }).click();
}

const openedHere = (theirs, journey, more = {}) =>
  theirs.token(journey.address, { patient: "Patient/p-12", ...more });

const steps = (login, theirs) => ({
  async "a login that nobody joined opens nothing, and says what to do"({ journey, look }) {
    journey.mayRefuse(401);
    await opens(journey, theirs, openedHere(theirs, journey));
    await look("Je komt uit je eigen systeem", { record: /nog niet gekoppeld/ });
  },

  async "who is signed in joins it, and opens a patient there"({ journey, me, look, tab }) {
    await tab.goto(`${journey.address}/ingelogd`);
    await comesIn(me, login, "Inloggen en passkeys");
    await me.button(`Koppel de login van ${organization}`).click();
    await look("Inloggen en passkeys", {
      name: "joined by opening",
      record: /Open nu in je eigen systeem een patiënt/,
    });
    await opens(journey, theirs, openedHere(theirs, journey));
    await look("Is dit je eigen login?", { record: /Practitioner/ });
    await me.button("Ja, koppel deze login").click();
    await me.title("Wie heb je open?");
    await me.type("Naam of geboortedatum", "verz");
    await me.button("Lies Verzonnen is het").click();
    await me.title("Lies Verzonnen");
  },

  async "from then on it opens her page, without a login and without a question"(hands) {
    const { journey, me, tab } = hands;
    await signOut(me);
    await opens(journey, theirs, openedHere(theirs, journey));
    await me.title("Lies Verzonnen");
    must(!tab.url().includes("token"), "the token stands in the address");
  },

  async "a token that went by before opens nothing"({ journey, me, look }) {
    await signOut(me);
    const token = openedHere(theirs, journey);
    await opens(journey, theirs, token);
    await me.title("Lies Verzonnen");
    await signOut(me);
    await opens(journey, theirs, token);
    await look("Je komt uit je eigen systeem", { name: "used before", record: /opnieuw vanuit/ });
    must(journey.logLines("login.hti", "login.refused") === 1, "it is not in the log");
  },

  async "somebody else of the practice is not let in as him"({ journey, me }) {
    journey.mayRefuse(401);
    await opens(journey, theirs, openedHere(theirs, journey, { sub: "Practitioner/joke" }));
    await me.sees(/nog niet gekoppeld/);
    await me.link(/^Naar het begin$/).click();
    await me.title("Log in");
  },
});
