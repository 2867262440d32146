// A week in which everything goes wrong: the coach is ill, the initiatives are full, a session ends while
// somebody types, the server loses its power, somebody moves away, somebody takes back what was shared, a
// term passes. At each moment people read what happened and what comes next, and nothing typed is lost.
import { exactly, must, walk } from "./journey.mjs";
import { serveRegionThatCrashes } from "./region.mjs";
import { phone } from "./sizes.mjs";

const ill = "Karin Schets";
const substitute = "Daan Passer";
const manager = "Guus Gedacht";
const asked = "Willemien Schetsdael";
const mover = "Toon Verzinveld";
const whoStops = "Gré Bedachtveld";
const goal = "Weer zelf naar de winkel";
const note = "Belt liever na vijf uur.";
const story = "Sinds de zomer komt er niemand meer langs.";

export async function aBadWeek({ region, ...house }) {
  const names = ["Verzinveld", "Bedachtveld", "Willemien", "Voorbeeld", goal, note, story];
  const kept = {};
  const serve = async (folder) => {
    kept.server = await serveRegionThatCrashes(folder);
    return kept.server;
  };
  const ground = { house, folder: region.copy(), serve, names };
  await walk("a bad week", ground, (journey) => journey.through(steps(kept.server)));
}

const steps = (server) => ({
  async "Monday: Karin is ill, and her manager notes who looks after her people"(hands) {
    const { journey, me, tab, look } = hands;
    await tab.goto(journey.address);
    await me.enterFound(manager);
    await me.button(`Noteer dat ${ill} afwezig is`).click();
    await tab.getByLabel("Wie neemt waar?").selectOption({ label: substitute });
    await me.button("Bewaar").dblclick();
    const hers = tab.locator(".colleague").filter({ hasText: ill });
    await hers.getByText(new RegExp(`${substitute} neemt waar`)).waitFor();
    await look("Mensen in de organisatie", { name: "ill", record: "neemt waar" });
  },

  async "Daan reads at once whose people they are, and the practice whom it reaches"(hands) {
    const { me, tab, look } = hands;
    await me.enterFound(substitute);
    const row = tab.locator(".case-row").filter({ hasText: `van ${ill}, afwezig` });
    await row.first().waitFor();
    await look("Werklijst", { name: "her people on his list", record: `van ${ill}, afwezig` });
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Toon", "Verzinveld", { years: 71, phone: "0699990096" });
    await me.button("Verwijs").first().click();
    await me.button(/^Toon er nog/).click();
    await me.sees(new RegExp(`afwezig tot en met .*${substitute} neemt waar`));
    await chooseFace(tab, substitute);
    await tab.getByLabel(/^Toon vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees(`Verstuurd naar ${substitute}`);
    await me.writeInPatient("Gré", "Bedachtveld", { years: 66, phone: "0699990097" });
    await me.button("Verwijs").first().click();
    await me.button(/^Toon er nog/).click();
    await chooseFace(tab, substitute);
    await tab.getByLabel(/^Gré vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees(`Verstuurd naar ${substitute}`);
  },

  async "Tuesday: two of one initiative answer at once; the first counts, and it was no"(hands) {
    const { journey, me, tab, look, kept } = hands;
    journey.mayRefuse(409);
    await me.enterFound(substitute);
    await me.openCase(asked);
    kept.initiative = await tab.locator(".branch-name").first().textContent();
    await me.openMail(`heeft een vraag voor ${kept.initiative}`, { size: phone });
    const other = await journey.context.newPage();
    await other.goto(tab.url());
    await other.getByRole("button", { name: "Ja, welkom" }).waitFor();
    await me.button("We zitten nu vol").dblclick();
    await me.title("Bedankt voor je antwoord");
    await other.getByRole("button", { name: "Ja, welkom" }).dblclick();
    await look("Al beantwoord: vol", { tab: other, record: /zoekt iets anders/ });
    must(!/06[ -]?\d\d/.test(await other.locator("main").textContent()), "a phone number");
    await other.close();
  },

  async "who stands in reads what now, and Terug changes nothing"({ me, tab, look }) {
    await me.enterFound(substitute);
    const row = tab.locator(".case-row").filter({ hasText: asked });
    await row.getByText("Het initiatief kan niet. Zoek iets anders.").waitFor();
    await me.openCase(asked);
    await me.sees("Vol");
    await look(new RegExp(asked), { name: "it is full", record: "Vol" });
    await tab.goBack();
    await row.getByText("Het initiatief kan niet. Zoek iets anders.").waitFor();
  },

  async "Wednesday: the session ends while Hub types, and every word stands there again"(hands) {
    const { journey, me, tab, look } = hands;
    journey.mayRefuse(401);
    await me.enter("Hub Voorbeeld");
    await me.openPatient(mover, "verzinveld");
    await me.beginTalk("Zes cijfers");
    await tab.getByRole("textbox", { name: "Verhaal in eigen woorden" }).fill(story);
    await journey.context.clearCookies();
    await look("Je was even weg", { name: "session over", record: "staat er straks weer" });
    await me.button("Ga verder als Hub Voorbeeld").click();
    await me.title(/^Gesprek met /);
    await tab.waitForFunction(
      (words) => [...document.querySelectorAll("textarea")].some((one) => one.value === words),
      story,
    );
    await me.sees(/Bewaard om \d/);
    await tab.reload();
    const field = tab.getByRole("textbox", { name: "Verhaal in eigen woorden" });
    await field.waitFor();
    must((await field.inputValue()) === story, "what was typed is not kept");
  },

  async "the server loses its power in the middle: the page waits, goes on, and says so"(hands) {
    const { journey, me, tab, look } = hands;
    journey.mayRefuse("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE");
    await server.crash();
    await tab.getByRole("textbox", { name: "Nieuw doel" }).fill(goal);
    await me.button("Voeg toe").dblclick();
    await me.sees("Je kunt gewoon doorgaan.");
    await look(/^Gesprek met /, { name: "no server", record: "Je kunt gewoon doorgaan." });
    await server.rise();
    await tab.locator(".goal-line").getByText(goal).waitFor({ timeout: 40_000 });
    await tab.getByText("Je kunt gewoon doorgaan.").waitFor({ state: "detached", timeout: 40_000 });
    await tab.reload();
    await tab.locator(".goal-line").getByText(goal).waitFor();
    await exactly(1, tab.locator(".goal-line").getByText(goal), "the goal is there twice");
    const field = tab.getByRole("textbox", { name: "Verhaal in eigen woorden" });
    must((await field.inputValue()) === story, "the story is gone");
  },

  async "Thursday: twice nobody answers, each time with a next day; then it goes on"(hands) {
    const { me, tab, look, kept } = hands;
    await me.enterFound(substitute, { size: phone });
    for (const given of ["Gré", "Toon"]) {
      const row = tab.locator(".case-row").filter({ hasText: given }).first();
      await row.getByRole("button", { name: /^Neem/ }).dblclick();
      await row.locator('a[href^="tel:"]').waitFor();
    }
    await me.openCase("Toon");
    const next = tab.locator(".case-next-large");
    const said = [];
    for (const attempt of ["Poging 1", "Poging 2"]) {
      await me.button("Geen gehoor").dblclick();
      await tab.locator(".status-tag, .tag").getByText(attempt, { exact: true }).first().waitFor();
      said.push(await next.textContent());
    }
    must(
      said.every((words) => /vóór/.test(words)),
      `no next day: ${said}`,
    );
    await look(mover, { name: "twice no answer", record: "Poging 2" });
    await me.button("Gesproken").dblclick();
    await me.sees("Genoteerd: Gesproken");
    await me.button("Kennismaking geweest").dblclick();
    await me.sees("Genoteerd: Kennismaking geweest");
    await tab.getByRole("textbox", { name: "Nieuwe notitie" }).fill(note);
    await me.button("Bewaar notitie").dblclick();
    await me.sees(note);
    await tab.getByRole("searchbox").fill("mantelzorg");
    const card = tab.locator("#inhoud .radio-card").first();
    await card.waitFor();
    kept.second = await card.locator(".radio-card-title").textContent();
    await card.click();
    await tab.getByLabel(/vindt dit goed voor/).check();
    await me.button("Vraag of het past").dblclick();
    await me.sees(`Gevraagd aan ${kept.second}.`);
  },

  async "Gré takes back her consent in the middle; Daan reads it, and keeps only his own"(hands) {
    const { me, tab, look } = hands;
    await me.openMail("heeft iets voor u klaarstaan", { to: whoStops, size: phone });
    await me.passCode();
    await me.title("Dag Gré");
    await me.button(new RegExp(`^Stop delen met ${substitute}`)).click();
    await me.button("Ja, stop delen").dblclick();
    await me.sees("Ziet niets meer.");
    await look("Dag Gré", { name: "stopped in the middle", record: "Ziet niets meer." });
    await tab.goBack();
    await me.enterFound(substitute, { size: phone });
    await me.sees(`${whoStops} deelt niet meer met jullie.`);
    await look("Werklijst", { name: "sharing stopped", record: "deelt niet meer met jullie" });
  },

  async "Friday: Toon has moved; noted once, and his own link stops"(hands) {
    const { journey, me, tab, look, kept } = hands;
    journey.mayRefuse(401, 403, 404, 409, 410);
    await me.openMail(`heeft een vraag voor ${kept.second}`, { size: phone });
    await me.title("Past dit bij jullie?");
    kept.volunteer = await journey.context.newPage();
    await kept.volunteer.setViewportSize(phone);
    await kept.volunteer.goto(tab.url());
    await kept.volunteer.getByRole("button", { name: "Ja, welkom" }).waitFor();
    await me.openMail("heeft iets voor u klaarstaan", { to: mover, size: phone });
    await me.passCode();
    await me.title("Dag Toon");
    const link = tab.url();
    await me.enter("Femke Oefening");
    await sayOf(me, mover, "Verhuisd");
    await look(mover, { name: "moved", record: "Er gaan geen berichten meer uit." });
    await tab.goto(link);
    await look("Deze link is gesloten", { name: "his link", record: "Er is niets misgegaan" });
    await me.seesNot("Toon", substitute);
  },

  async "Daan reads it and closes his case; the initiative need not wait"(hands) {
    const { journey, me, tab, look, kept } = hands;
    journey.mayRefuse(404, 409, 410);
    await me.enterFound(substitute, { size: phone });
    await me.sees(/^Toon Verzinveld is verhuisd, zegt /, /Jij beslist of je sluit/);
    await look("Werklijst", { name: "who moved", record: "is verhuisd" });
    await me.openCase("Toon");
    await tab.getByText("Overleden of verhuisd").click();
    const form = tab.getByRole("form", { name: "Overleden of verhuisd" });
    await form.getByLabel("Verhuisd", { exact: true }).check();
    await me.button("Sluit de verwijzing").dblclick();
    await me.sees(/verhuisd/);
    await look(mover, { name: "closed after a move", record: note });
    await kept.volunteer.getByRole("button", { name: "Ja, welkom" }).click();
    await look("Deze vraag is gesloten", {
      tab: kept.volunteer,
      record: "Je hoeft niets meer te doen",
    });
    await kept.volunteer.close();
  },

  async "Jan has died: everything of his closes, and whoever stands in reads it plainly"(hands) {
    const { me, look } = hands;
    await me.enter("Femke Oefening");
    await sayOf(me, "Jan Schetsboek", "Overleden");
    await me.enterFound(substitute, { size: phone });
    await me.sees(/^Jan Schetsboek is overleden. De verwijzing is gesloten./);
    await look("Werklijst", { name: "who died", record: "Er gaan geen berichten meer uit." });
  },

  async "a term of the law passes: it stands on top, and who sent it reads it"({ me, look }) {
    await me.moveClock("2 weken verder");
    await me.enter("Anouk Maquette");
    await me.sees("Te laat");
    await look("Postvak", { name: "a term passed", record: "Te laat" });
    await me.enter("Hub Voorbeeld");
    await look("Dag Hub", { name: "what stands still", record: "Loopt vast" });
  },
});

/** At the desk, of a patient: he died or moved. */
async function sayOf(me, name, what) {
  await me.openPatient(name, name.split(" ").at(-1).toLowerCase());
  await me.tab.getByText("Overleden, verhuisd of andere huisarts").click();
  await me.tab.getByLabel(what, { exact: true }).check();
  await me.button("Stop alles").dblclick();
  await me.sees("Er gaan geen berichten meer uit.");
}

/** The card of this one, not of somebody for whom this one stands in. */
function chooseFace(tab, name) {
  const title = tab.locator(".radio-card-title").filter({ hasText: name });
  return tab.locator(".radio-card").filter({ has: title }).first().click();
}
