// The card for who wants to think it over: on paper or by text message, with a short code. At home she
// chooses herself, and the practice hears of it only what she wants it to hear.
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const name = "Gon Verzinkaart";
const wish = "Ik wil weer eens naar buiten.";

export async function theTakeHomeCard({ region, ...house }) {
  const names = ["Gon Ver", "Verzinkaart", wish];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the take-home card", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Femke gives a card on paper: one page, whole"({ journey, me, tab, look, kept }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Femke Oefening");
    await me.writeInPatient("Gon", "Verzinkaart", { years: 66, phone: "0699990091" });
    const opened = journey.context.waitForEvent("page");
    await me.button("Geef kaart op papier").dblclick();
    await (await opened).close();
    await me.sees("De kaart staat klaar. Print hem nu.");
    kept.paper = await paperOf(journey, me);
    const sheets = kept.paper.toString("latin1").match(/\/Type \/Page\b/g) ?? [];
    must(sheets.length === 1, `${sheets.length} pages`);
    await look(name, { name: "a card was given", record: "De kaart staat klaar" });
  },

  async "a text message replaces it, and what was on paper opens nothing any more"(hands) {
    const { journey, me, tab, kept } = hands;
    const former = await me.link("Open de kaart").getAttribute("href");
    await me.button("Stuur kaart per sms").dblclick();
    await me.sees(/^Verstuurd naar 06[ \d]+91\. Werkt tot/);
    const gone = await tab.request.get(new URL(former, journey.address).href);
    must(gone.status() !== 200, "the former card can still be printed");
    await me.link("Demo-postvak").first().click();
    const message = tab.locator(".demo-message").filter({ hasText: name });
    await message.filter({ hasText: "geeft u tijd om na te denken" }).first().waitFor();
    const words = await message.first().textContent();
    kept.code = /de code ([A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3})/.exec(words)?.[1];
    must(kept.code, `no code in: ${words}`);
  },

  async "at home she types the code, and a wrong one is said kindly"(hands) {
    const { journey, me, tab, look, kept } = hands;
    journey.mayRefuse(401, 404, 422);
    await tab.setViewportSize(phone);
    await tab.goto(`${journey.address}/kaart`);
    await tab.getByLabel(/^Code van de kaart/).fill("AAA-AAA-AAA");
    await me.button("Ga verder").click();
    await me.objection(/^Deze code kennen wij niet/);
    await look("Typ de code van uw kaart", { record: "Hoofdletters hoeven niet" });
    await tab.getByLabel(/^Code van de kaart/).fill(kept.code.replaceAll("-", "").toLowerCase());
    await me.button("Ga verder").dblclick();
    await me.title(/^Uw kaart van/);
    await me.seesNot("Gon", "Verzinkaart");
    await me.type("Dag", "1");
    await me.type("Maand", "1");
    await me.type("Jaar", String(new Date().getFullYear() - 66));
    await look(/^Uw kaart van/, { name: "card: who", record: "U hoeft vandaag niets te kiezen" });
    await me.button("Begin").dblclick();
    await look("Wat wilt u doen?", { record: "Dit is niet voor spoed" });
  },

  async "she fills in two marks and sends them, and Terug loses nothing"({ me, tab, look }) {
    await me.button("Vertel hoe het gaat: zes vragen").click();
    await me.title("Hoe gaat het met uw lichaam?");
    await me.mark(6);
    await me.button("Volgende").click();
    await me.mark(4);
    await tab.goBack();
    await me.title("Hoe gaat het met uw lichaam?");
    for (let question = 1; question <= 2; question += 1) await me.button("Volgende").click();
    for (let question = 3; question <= 6; question += 1) await me.button("Sla over").click();
    await me.title("Wilt u nog iets vertellen?");
    await me.button("Sla over").click();
    await look("Klopt dit?", { name: "card: check", record: "6 van 10" });
    await tab.getByRole("button", { name: /^Verstuur naar/ }).dblclick();
    await me.sees(/^Uw antwoorden zijn verstuurd naar/);
  },

  async "she chooses somebody herself, after the code of her own phone"({ me, tab, look }) {
    await me.button("Kies iemand die met u meedenkt").click();
    await me.passCode();
    await tab.getByRole("radio", { name: /Karin Schets/ }).check();
    await tab.getByLabel("Ik ben vaak alleen").check();
    await tab.getByLabel(/^Wilt u er één zin bij zeggen/).fill(wish);
    await me.button(/^Vraag Karin/).click();
    await me.objection("Zet een vinkje als u dit goedvindt.");
    await tab.getByLabel(/^Ik vind dit goed/).check();
    await look("Kies iemand die met u meedenkt", { record: "Uw praktijk hoort dit niet" });
    await me.button(/^Vraag Karin/).dblclick();
    await me.sees(/^Uw vraag is verstuurd/, "Karin Schets");
    await exactly(1, me.button("Haal terug"), "asked twice");
    await look("Kies iemand die met u meedenkt", { name: "card: asked", record: "Haal terug" });
  },

  async "Karin has her question; the practice has her marks, and not that"({ me, tab }) {
    await tab.goto(`${new URL(tab.url()).origin}/demo`);
    await me.enter("Karin Schets", { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: "Gon" });
    await row.getByRole("link").first().click();
    await me.sees(wish);
    await me.enter("Hub Voorbeeld");
    await me.openPatient(name);
    await me.sees("Het sterkst: lichaam. Het laagst: gevoel en gedachten.");
    await me.seesNot("Karin Schets", wish, "gebruikte de kaart");
  },
};

/** The paper itself, as the printer gets it. */
async function paperOf(journey, me) {
  const address = await me.link("Open de kaart").getAttribute("href");
  const answer = await journey.tab.request.get(new URL(address, journey.address).href);
  const paper = await answer.body();
  const text = paper.toString("latin1");
  must(text.startsWith("%PDF-") && text.trimEnd().endsWith("%%EOF"), "this is no whole PDF");
  return paper;
}
