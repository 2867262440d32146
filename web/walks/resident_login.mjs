// A resident turns on a login elsewhere on her own page, and comes in with it the next time; at a level that is
// too low she reads what to do, and who signs out there is out here; against a real OpenID provider.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, walk } from "./journey.mjs";
import { openLoginHouse } from "./login_house.mjs";
import { freePort, serveWithLogins } from "./region.mjs";
import { desk, phone } from "./sizes.mjs";

const name = "Roos Vingervoorbeeld";
const part = "Inloggen en apparaten";
const citizen = "s00000000:999990019";
const levels = ["substantieel", "midden"];

export async function residentLogin({ region, ...house }) {
  const folder = region.copy();
  const names = ["Roos", "Vingervoorbeeld", "999990019"];
  const port = await freePort();
  const ours = `http://localhost:${port}`;
  const theirs = await openLoginHouse(`${ours}/mijn/terug`, levels, ours);
  const settings = writeSettings(folder, theirs);
  const serve = (place) => serveWithLogins(place, port, settings, "/api/link/outside");
  try {
    await walk("a login of a resident", { house, folder, serve, names }, (journey) =>
      journey.through(steps(theirs)),
    );
  } finally {
    await theirs.stop();
  }
}

function writeSettings(folder, { issuer, client, secret }) {
  writeFileSync(join(folder, "digid.secret"), `${secret}\n`, { mode: 0o400 });
  const digid = {
    code: "digid",
    organization: "DigiD",
    issuer,
    client_id: client,
    secret_file: "digid.secret",
    levels: { substantieel: "substantial", midden: "low" },
    for_residents: { at_least: "substantial" },
  };
  const file = join(folder, "logins.json");
  writeFileSync(file, JSON.stringify({ issuers: [digid] }));
  return file;
}

const steps = (theirs) => ({
  async "Hub refers her to Karin"({ journey, me, tab }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Roos", "Vingervoorbeeld", { years: 70, phone: "0699990096" });
    await me.openPatient(name);
    await me.referTo("Karin Schets");
    await tab.getByLabel(/^Roos vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
  },

  async "what nobody turned on opens nothing, and says where that is done"(hands) {
    const { journey, me, look, tab } = hands;
    journey.mayRefuse(401);
    await tab.setViewportSize(phone);
    await tab.goto(`${journey.address}/mijn`);
    await look("Naar uw bladzijde", { name: "a login of residents", record: "Log in met DigiD" });
    await me.button("Log in met DigiD").click();
    await saysThere(tab, citizen);
    await me.sees("Hiermee opent nog geen bladzijde.");
    await look("Inloggen is niet gelukt", { name: "not turned on", record: /zet het aan/ });
    must(!new URL(tab.url()).search, "what came back still stands in the address");
  },

  async "behind her message and a code she turns it on"({ journey, me, look, tab }) {
    journey.mayRefuse(401);
    await tab.goto(journey.address);
    await me.openMail("heeft iets voor u klaarstaan", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Roos");
    await me.link(part).click();
    await look(part, { name: "a login to turn on", record: "Hier is uw bladzijde open" });
    await me.button("Zet inloggen met DigiD aan").dblclick();
    await saysThere(tab, citizen);
    await me.title(part);
    await me.sees(/^Staat aan sinds/);
    await look(part, { name: "a login turned on", record: /^De volgende keer gaat u naar/ });
  },

  async "the next time she comes in with it, and sees where her page is open"(hands) {
    const { journey, me, look, tab } = hands;
    journey.mayRefuse(401);
    await tab.context().clearCookies({ domain: "localhost" });
    await tab.goto(`${journey.address}/mijn`);
    await me.button("Log in met DigiD").dblclick();
    await saysThere(tab, citizen);
    await me.title("Dag Roos");
    must(tab.url().endsWith("/mijn"), `she is at ${tab.url()}`);
    await me.link(part).click();
    await me.sees(/met een code/);
    await me.button(/^Sluit uw bladzijde op/).click();
    await me.sees("Gesloten.");
    await look(part, { name: "where the page is open", record: /met een login/ });
  },

  async "on a large screen it stands as well"({ look, tab }) {
    await tab.setViewportSize(desk);
    await look(part, { name: "where the page is open, large", record: /met een login/ });
    await tab.setViewportSize(phone);
  },

  async "at a level that is too low she reads what to do"({ journey, me, look, tab }) {
    journey.mayRefuse(401);
    await me.link("Terug naar uw bladzijde").click();
    await me.button("Sluit deze bladzijde").click();
    await me.sees(/Hier bent u uitgelogd/);
    await look("Naar uw bladzijde", {
      name: "signed out here",
      record: "Ook uitloggen bij DigiD",
    });
    await me.button("Log in met DigiD").click();
    await saysThere(tab, citizen, "midden");
    await me.sees(/U logde in op een manier die hier niet sterk genoeg is/);
    await look("Inloggen is niet gelukt", { name: "a level too low", record: /sterkere manier/ });
    await me.link("Terug").click();
  },

  async "signed out there, she is out here"({ journey, me, tab }) {
    journey.mayRefuse(401);
    await me.button("Log in met DigiD").click();
    await saysThere(tab, citizen);
    await me.title("Dag Roos");
    const there = await tab.context().newPage();
    await there.goto(`${theirs.issuer}/session/end?client_id=${theirs.client}`);
    await there.getByRole("button", { name: "Log hier uit" }).click();
    await there.getByRole("heading", { name: "Uitgelogd" }).waitFor();
    await there.close();
    await tab.goto(`${journey.address}/mijn`);
    await me.title("Naar uw bladzijde");
  },

  async "turned off, it opens nothing any more"({ journey, me, tab }) {
    journey.mayRefuse(401);
    await me.button("Log in met DigiD").click();
    await saysThere(tab, citizen);
    await me.title("Dag Roos");
    await me.link(part).click();
    await me.button("Zet uit: inloggen met DigiD").click();
    const sure = tab.getByRole("dialog", { name: "Inloggen met DigiD uitzetten?" });
    await sure.getByRole("button", { name: "Zet uit: inloggen met DigiD" }).click();
    await tab.goto(`${journey.address}/mijn`);
    await me.button("Log in met DigiD").click();
    await saysThere(tab, citizen);
    await me.sees(/Hiermee opent nog geen bladzijde/);
  },
});

/** It is asked who she is each time, also where that house knows this browser still. */
async function saysThere(tab, who, level = "") {
  await tab.getByRole("heading", { name: "Login van de organisatie" }).waitFor();
  await tab.getByLabel("Wie ben je?").fill(who);
  const button = level ? `Dit ben ik: ${level}` : "Dit ben ik";
  await tab.getByRole("button", { name: button, exact: true }).click();
}
