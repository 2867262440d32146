// Who is invited comes in by the login of the organisation and chooses nothing here; where that vouches for no
// address, who invited confirms by figures; and then the organisation takes that login alone.

import { must, walk } from "./journey.mjs";
import { openLoginHouse } from "./login_house.mjs";
import { comesIn, saysThere, writeSettings } from "./outside_login.mjs";
import { freePort, loginsOf, serveWithLogins, withoutDemoPages } from "./region.mjs";
import { desk, phone } from "./sizes.mjs";

const organization = "Praktijk De Denkbeeldige Linde";
const sanne = { name: "Sanne Splinternieuw", who: "sanne" };
const bas = { name: "Bas Bedenksel", who: "zonder-bas" };
const help = "Bel de mensen van de computers, 0512 99 99 99";

export async function invitedByLogin({ region, ...house }) {
  const folder = region.copy();
  const logins = loginsOf(folder);
  const hub = logins["Hub Voorbeeld"];
  must(hub, "no login of Hub Voorbeeld in the demo folder");
  const port = await freePort();
  const theirs = await openLoginHouse(`http://localhost:${port}/login/oidc/return`);
  const settings = writeSettings(folder, theirs);
  const serve = (place) => serveWithLogins(place, port, settings);
  const names = ["Splinternieuw", "Bedenksel", hub.email, hub.password];
  try {
    await walk("invited by the own login", { house, folder, serve, names }, async (journey) => {
      await withoutDemoPages(journey.tab);
      await journey.through(steps(hub));
    });
  } finally {
    await theirs.stop();
  }
}

const steps = (hub) => ({
  async "somebody new is invited as always"({ journey, me, tab, kept }) {
    await tab.goto(`${journey.address}/vandaag`);
    await comesIn(me, hub);
    kept.code = await invites({ journey, me, tab }, sanne);
  },

  async "behind link and code stands the login of the organisation"({ journey, kept }) {
    kept.hers = await ownBrowser(journey, phone);
    await opensLink(kept.hers, journey, kept.code);
    await kept.hers.getByRole("heading", { name: `Log in bij ${organization}` }).waitFor();
    must((await kept.hers.getByLabel("Nieuw wachtwoord").count()) === 0, "a password is asked");
  },

  async "the login of another address opens no account"({ kept }) {
    const { hers } = kept;
    await hers.getByRole("button", { name: `Log in bij ${organization}` }).click();
    await saysThere(hers, "een-ander");
    await hers.getByText("hoort bij een ander mailadres dan de uitnodiging").waitFor();
  },

  async "her own opens one, and she is in"({ journey, kept }) {
    const { hers } = kept;
    await opensLink(hers, journey, kept.code);
    await hers.getByRole("button", { name: `Log in bij ${organization}` }).click();
    await saysThere(hers, sanne.who);
    await hers.locator(".account-menu").first().waitFor();
  },

  async "who comes back to a cover proves it there, in a window beside it"({ journey, kept }) {
    const { hers } = kept;
    journey.mayRefuse(401);
    await hers.clock.install();
    await hers.reload();
    await hers.locator(".account-menu").first().waitFor();
    await hers.clock.fastForward("16:00");
    await hers.getByRole("heading", { name: "Je was even weg" }).waitFor();
    must((await hers.getByLabel("Wachtwoord").count()) === 0, "a password is asked");
    const opened = hers.waitForEvent("popup");
    await hers.getByRole("link", { name: "Log in bij je organisatie" }).click();
    const window = await opened;
    await saysThere(window, sanne.who);
    await hers.locator(".account-menu").first().waitFor();
    await window.close();
  },

  async "where it vouches for no address, figures are read out"({ journey, me, tab, kept }) {
    const code = await invites({ journey, me, tab }, bas);
    kept.his = await ownBrowser(journey, desk);
    await opensLink(kept.his, journey, code);
    await kept.his.getByRole("button", { name: `Log in bij ${organization}` }).click();
    await saysThere(kept.his, bas.who);
    await kept.his.getByRole("heading", { name: "Bijna klaar" }).waitFor();
    kept.figures = await kept.his.locator(".told-code").textContent();
  },

  async "and who invited types them over"({ journey, me, look, tab, kept }) {
    journey.mayRefuse(422);
    await tab.reload();
    await me.sees("Wacht op jouw ja");
    const yes = me.button(`Ja, dit is ${bas.name}`);
    await me.type(`Cijfers van ${bas.name}`, "000 000");
    await yes.click();
    await me.sees(`Dit zijn niet de cijfers op het scherm van ${bas.name}.`);
    await me.type(`Cijfers van ${bas.name}`, kept.figures);
    await look("Mensen in de organisatie", { name: "figures", record: "Wacht op jouw ja" });
    await yes.click();
    await tab.getByText("Wacht op jouw ja").waitFor({ state: "detached" });
    await kept.his.goto(`${journey.address}/vandaag`);
    await kept.his.getByRole("button", { name: `Inloggen via ${organization}` }).click();
    await kept.his.locator(".account-menu").first().waitFor();
  },

  async "the organisation takes its own login alone"({ me, look, tab }) {
    await me.sees("Alleen inloggen bij je eigen organisatie");
    await tab.getByLabel("Wie houdt een wachtwoord?").selectOption({ label: "Mies Maatwerk" });
    await me.type("Wie helpt als inloggen niet lukt?", help);
    await look("Mensen in de organisatie", {
      name: "own login",
      record: "Wie houdt een wachtwoord?",
      guide: "manager-eigen-login",
    });
  },

  async "who came by a password is out, and it opens nothing any more"({ journey, me, look, tab }) {
    journey.mayRefuse(401);
    await me.button("Zet aan").click();
    await me.title("Je was even weg");
    await tab.goto(`${journey.address}/vandaag`);
    await look("Log in", { record: `Lukt het niet? ${help}` });
    await me.type("E-mailadres", hub.email);
    await me.type("Wachtwoord", hub.password);
    await me.button("Ga verder").click();
    await me.objection("E-mailadres en wachtwoord horen niet bij elkaar");
  },

  async "who came by that login goes on"({ kept }) {
    await kept.his.reload();
    await kept.his.locator(".account-menu").first().waitFor();
    for (const one of [kept.hers, kept.his]) await one.context().close();
  },
});

async function invites({ journey, me, tab }, { name, who }) {
  await tab.goto(`${journey.address}/mensen`);
  await me.button("Nodig een collega uit").click();
  await me.type("Voornaam en achternaam", name);
  await tab.getByLabel("Welk werk?").selectOption({ label: "Praktijkassistent" });
  await me.type("E-mailadres van het werk", `${who}@linde.example`);
  await me.button("Verstuur").click();
  const code = (await tab.locator(".told-code").textContent()).replace(/\D/g, "");
  await me.button("Ik heb de code").click();
  return code;
}

async function ownBrowser(journey, size) {
  const context = await journey.browser.newContext({ locale: "nl-NL", viewport: size });
  context.setDefaultTimeout(10_000);
  await withoutDemoPages(context);
  return context.newPage();
}

async function opensLink(tab, journey, code) {
  await tab.goto(`${journey.address}/demo/postvak`);
  const link = tab.locator('a[href*="/toegang/"]').first();
  await tab.goto(new URL(await link.getAttribute("href"), journey.address).href);
  await tab.getByLabel("Code van 6 cijfers").fill(code);
  await tab.getByRole("button", { name: "Ga verder" }).click();
}
