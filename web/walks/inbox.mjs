// "Weet ik niet": two teams read one inbox. Whoever takes it on first has it alone; who knows the resident
// hands it on unread.
import { walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const first = "Nel Voorbeeldig";
const second = "Chrit Oefenaar";
const sentence = "Weet zelf niet waar het begint.";

export async function theSharedInbox({ region, ...house }) {
  const names = ["Nel Voor", "Voorbeeldig", "Chrit", "Oefenaar", sentence];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the shared inbox", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Hub does not know, and both teams are named in the one yes"({ journey, me, tab, look }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await askInbox(me, first);
    await me.sees(/Denkbeeld Welzijn of Denkbeeld Maatschappelijk Werk/);
    await look(first, { name: "asking two teams", record: "Vraagteam" });
    await sendIt(me, "Nel");
    await askInbox(me, second);
    await sendIt(me, "Chrit");
  },

  async "Bram sees it too, and that the other team does"({ me, tab, look }) {
    await me.enter("Bram Schetsma");
    const row = tab.locator(".case-row").filter({ hasText: "Nel" });
    await row.getByText(/^Ook bij/).waitFor();
    await look("Werklijst", { name: "inbox of two teams", record: /^Ook bij/ });
    await row.getByRole("link").first().click();
    await look("Nel", {
      name: "offer to two teams",
      record: /Wie als eerste aanneemt, heeft hem\./,
    });
  },

  async "Karin is first, and has it alone"({ me, tab, kept }) {
    kept.bram = tab.url();
    await me.enter("Karin Schets", { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: "Nel" }).first();
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await me.openCase(first);
    await me.sees(sentence);
  },

  async "Bram's open page says plainly that it is taken"({ journey, me, tab, look, kept }) {
    journey.mayRefuse(403, 404);
    await me.enter("Bram Schetsma");
    await me.sees(/^Het andere team heeft een vraag van .* opgepakt/);
    await look("Werklijst", { name: "taken by the other team", record: "Gezien" });
    // One of an earlier day stands there already.
    const seen = me.button(/^Gezien: Het andere team/);
    const before = await seen.count();
    await seen.last().click();
    await tab.waitForFunction(linesLeft, before - 1);
    await tab.goto(kept.bram);
    await me.seesNot("Nel", sentence);
    await look("Situatie", { name: "not his any more", record: "Deze verwijzing is er niet meer" });
  },

  async "Karin knows Chrit: handed on unread, and gone from her list"(hands) {
    const { journey, me, tab, look } = hands;
    journey.mayRefuse(403, 404);
    await me.enter("Karin Schets", { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: "Chrit" });
    await row.getByRole("link").first().click();
    await me.button("Ik ken deze persoon").click();
    await look("Chrit", { name: "knowing somebody", record: "Ken je deze persoon?" });
    await me.button("Ja, geef door").dblclick();
    await me.title("Werklijst");
    await row.first().waitFor({ state: "detached" });
    await tab.goBack();
    await me.sees(/^Deze verwijzing is er niet meer/);
    await me.seesNot(sentence, "Oefenaar");
  },

  async "Bram takes it, and the GP reads with whom each is"({ me, tab }) {
    await me.enter("Bram Schetsma");
    const row = tab.locator(".case-row").filter({ hasText: "Chrit" });
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await me.enter("Hub Voorbeeld");
    await me.openPatient(second);
    await me.sees(/Bram Schetsma/);
    await me.openPatient(first);
    await me.sees(/Karin Schets/);
  },
};

/** Runs in the page. */
function linesLeft(count) {
  const lines = document.querySelectorAll('[aria-label^="Gezien: Het andere team"]');
  return lines.length === count;
}

async function askInbox(me, name) {
  await me.openPatient(name);
  await me.tab.getByLabel("Weet ik niet", { exact: true }).check();
  await me.button("Verwijs").first().click();
  await me.tab.locator(".radio-card").first().getByText("Vraagteam").waitFor();
  await me.tab.getByLabel(/^Eén zin/).fill(sentence);
}

async function sendIt(me, given) {
  await me.tab.getByLabel(new RegExp(`^${given} vindt dit goed`)).check();
  await me.button("Verstuur verwijzing").dblclick();
  await me.sees("Verstuurd naar Vraagteam");
}
