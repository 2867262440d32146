// The same loop on what other systems know: a person out of FHIR files and a service out of HSDS
// files, as their publishers made them. Referred by keyboard, and once more with the mouse.
import { must, walk } from "./journey.mjs";
import { importInto, serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const practice = "Praktijk De Denkbeeldige Linde";
const persons = ["nl-core-Patient-01.json", "nl-core-TreatmentDirective2-02-Patient-01.json"];
const jo = "van Putten-van der Giessen";
const service = "Community Counselling";
const sentence = "Wil graag iemand om mee te praten.";

export async function importedLoop({ region, ...house }) {
  const folder = region.copy();
  const names = ["Putten", "Giessen", "Pietersen", "Voorbeeld", sentence];
  const ground = { house, folder, serve: serveRegion, names, before: importAll };

  function importAll() {
    const files = persons.map((file) => `fixtures/fhir/nl_core/${file}`);
    const people = importInto(folder, "fhir", "--practice", practice, ...files);
    must((people.match(/Patient +1 +1 +0 +0 +0/g) ?? []).length === 2, people);
    const list = "fixtures/hsds/cc_by_sa/oruk_3_0/default/service_full.json";
    const services = importInto(folder, "hsds", list, "fixtures/hsds/ohana");
    must(/service +1 +1 +0/.test(services) && /service +23 +23 +0/.test(services), services);
  }

  await walk("the loop on imported data", ground, (journey) => journey.through(steps));
}

const steps = {
  async "a person out of FHIR is found by the third letter"({ journey, me, tab, look }) {
    await tab.goto(`${journey.address}/demo`);
    await me.enter("Hub Voorbeeld");
    await me.search("put");
    await tab.getByRole("link", { name: new RegExp(jo) }).waitFor();
    await look("Zoek een patiënt", { record: jo });
    await tab.keyboard.press("Enter");
    await look(new RegExp(jo), { name: "imported person", record: "geboren 28 april 1934" });
  },

  async "referred by keyboard from the person page, 10 keys"({ me, tab, look, kept }) {
    const keys = me.countKeys();
    await keys.press("Alt+4");
    const first = tab.locator(".radio-card").first();
    kept.face = (await first.locator(".radio-card-title").textContent()).trim();
    await keys.tabTo(/^Eén zin voor/);
    await tab.keyboard.type(sentence);
    await keys.tabTo(/vindt dit goed/);
    await keys.press("Space");
    await keys.press("Control+Enter");
    await me.sees(`Verstuurd naar ${kept.face}`);
    must(keys.count <= 10, `${keys.count} keys`);
    await look(new RegExp(jo), {
      name: "imported person referred",
      record: `Verstuurd naar ${kept.face}`,
    });
  },

  async "another one with the mouse, 3 clicks"({ me, tab }) {
    await me.search("pieters");
    await tab.getByRole("link", { name: /Pietersen/ }).click();
    await me.title(/Pietersen/);
    await me.tap(me.button("Verwijs"));
    await me.tap(tab.getByLabel(/vindt dit goed/));
    await me.tap(me.button("Verstuur verwijzing"));
    await me.sees(/^Verstuurd naar/);
    must(me.clicks <= 3, `${me.clicks} clicks`);
  },

  async "the worker takes it on and gets the imported number"({ me, tab, look, kept }) {
    await me.enter(kept.face, { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: sentence }).first();
    await row.waitFor();
    must(!(await row.textContent()).includes("Giessen"), "the family name before Neem aan");
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href="tel:+31611234567"]').waitFor();
    await row.getByRole("link").first().click();
    await look(new RegExp(jo), { name: "imported case", record: sentence });
    await me.button("Gesproken").dblclick();
    await me.sees("Genoteerd: Gesproken");
    await me.planMeeting(1);
    await me.moveClock("1 week verder");
    await me.openCase(jo);
    await me.button("Kennismaking geweest").dblclick();
    await me.sees("Genoteerd: Kennismaking geweest");
  },

  async "a service out of HSDS is found and asked"({ me, tab, look }) {
    await tab.getByRole("searchbox").fill("meals on wheels");
    await tab.locator(".radio-card").filter({ hasText: "Meals on Wheels" }).first().click();
    await me.sees("Hier kun je nog geen vraag naartoe sturen.");
    await tab.getByRole("searchbox").fill("community counselling");
    await tab.locator(".radio-card").filter({ hasText: service }).first().click();
    await tab.getByLabel(/vindt dit goed voor/).check();
    await look(new RegExp(jo), { name: "imported service", record: "Vraag of het past" });
    await me.button("Vraag of het past").dblclick();
    await me.sees(`Gevraagd aan ${service}.`);
  },

  async "the service says yes by link"({ me, tab }) {
    await me.openMail("heeft een vraag voor", { size: phone });
    await me.title("Past dit bij jullie?");
    await me.seesNot("Giessen", "0611234567", "+31611234567");
    await me.button("Ja, welkom").dblclick();
    await me.title("Fijn, bedankt!");
    await tab.locator('a[href="tel:+31611234567"]').waitFor();
    await me.seesNot("Giessen");
  },

  async "and word comes back to the GP"({ me, tab, look, kept }) {
    await me.enter(kept.face, { size: phone });
    await me.openCase(jo);
    await me.tap(tab.getByText("Gestart, gaat goed", { exact: true }));
    await me.tap(me.button("Stuur naar Hub"));
    await me.sees("Verstuurd naar Hub");
    await me.enter("Hub Voorbeeld");
    const top = tab
      .getByRole("region", { name: "Wat terugkwam" })
      .locator(".feedback-item")
      .first();
    await top.getByText(/Giessen: gestart, gaat goed/).waitFor();
    await look("Dag Hub", { name: "Vandaag, imported", record: /Giessen: gestart, gaat goed/ });
  },
};
