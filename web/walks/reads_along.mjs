// Toos asks her neighbour to read along: he says whose page it is, gets a code on his own phone, sees what she
// ticked and changes nothing; she stops it and he is out. Her GP writes down a mentor with the judge's paper.
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const name = "Toos Meeleesvoorbeeld";
const reader = "Mo Buurman-van den Verzonnenberg";

export async function somebodyReadsAlong({ region, ...house }) {
  const names = ["Toos", "Meeleesvoorbeeld", "Buurman"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("somebody reads along", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Hub refers her to Karin"({ journey, me, tab }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Toos", "Meeleesvoorbeeld", { years: 71, phone: "0699990096" });
    await me.openPatient(name);
    await me.referTo("Karin Schets");
    await tab.getByLabel(/^Toos vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
  },

  async "on her phone she asks her neighbour to read along"({ me, tab, look }) {
    await me.openMail("heeft iets voor u klaarstaan", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Toos");
    await me.link("Wie leest mee").click();
    await me.title("Wie leest mee");
    await me.sees("Nog niemand leest mee.");
    await look("Wie leest mee", { name: "nobody reads along", record: "Nog niemand leest mee." });
    await me.button("Vraag iemand mee te lezen").click();
    await me.type("Naam van wie u vraagt", reader);
    await me.type("Mobiel nummer van wie u vraagt", "06 9999 0097");
    await tab.getByLabel("Vragen van mijn helper, en namens mij antwoord geven").check();
    await look("Wie leest mee", { name: "asking somebody", record: "Hoelang?" });
    await me.button("Vraag mee te lezen").last().dblclick();
    await me.sees(`Vertel ${reader}`);
    await exactly(1, tab.locator(".mandate"), "asked twice");
    await look("Wie leest mee", { name: "somebody reads along", record: reader });
  },

  async "he says whose page it is, and reads what she ticked"({ journey, look, kept }) {
    journey.mayRefuse(422);
    const context = await journey.browser.newContext({
      locale: "nl-NL",
      viewport: phone,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(10_000);
    const his = await context.newPage();
    await his.goto(`${journey.address}/demo/postvak`);
    const message = his.locator(".demo-message").filter({ hasText: "vraagt u mee te lezen" });
    const text = await message.first().textContent();
    must(!/Toos|Meeleesvoorbeeld/.test(text), `a number typed wrong would learn: ${text}`);
    const link = await message.first().getByRole("link").first().getAttribute("href");
    await his.goto(new URL(link, journey.address).href);
    await look("U bent gevraagd mee te lezen", {
      tab: his,
      name: "the door of who reads along",
      record: "112",
    });
    await fillBirthDate(his, "1", "1", "1950");
    await his.getByText("Deze datum past niet bij de link").first().waitFor();
    await fillBirthDate(his, "1", "1", String(new Date().getFullYear() - 71));
    await his.getByRole("button", { name: "Stuur mij een code" }).click();
    await his.getByRole("textbox", { name: "Code" }).fill(await newestCodeFor(journey));
    await his.getByRole("button", { name: "Verder" }).click();
    await his.getByRole("heading", { level: 1, name: "U leest mee met Toos" }).waitFor();
    await his.getByText("Karin Schets").first().waitFor();
    must((await his.getByRole("button", { name: /Haal terug|Stop delen/ }).count()) === 0, "acts");
    must((await his.getByText("Gegevens van Toos").count()) === 0, "facts were not ticked");
    await look("U leest mee met Toos", { tab: his, record: "Deel dit met niemand" });
    kept.his = his;
  },

  async "she stops it, and he is out at once"({ me, tab, kept }) {
    await me.button(`Stop meelezen van ${reader}`).dblclick();
    await me.sees(`${reader} leest niet meer mee.`);
    await kept.his.reload();
    await kept.his
      .getByText(/werkt niet meer|is gesloten/)
      .first()
      .waitFor();
    must((await kept.his.getByText("Karin Schets").count()) === 0, "he still reads");
    await kept.his.context().close();
    await me.link("Terug naar uw bladzijde").click();
    await me.link("Wie keek, en waarom").click();
    await tab
      .getByText(/mantelzorger/i)
      .first()
      .waitFor();
  },

  async "Hub writes down a mentor with the paper"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await me.openPatient(name);
    const panel = tab.getByRole("region", { name: "Wie leest mee" });
    await panel.getByText(reader).waitFor();
    await panel.getByText("Noteer een curator, mentor of bewindvoerder").click();
    await panel.getByRole("radio", { name: "Mentor" }).check();
    await panel.getByLabel("Naam", { exact: true }).fill("Cato Mentorvoorbeeld");
    await panel.getByLabel("Mobiel nummer").fill("06 9999 0098");
    await panel.getByLabel(/^Welk papier/).fill("Beschikking rechtbank Limburg, 3 maart 2026");
    const year = String(new Date().getFullYear() + 2);
    await fillDay(panel, "1", "6", year);
    await look(name, { name: "writing down a mentor", record: "Welk papier" });
    await panel.getByRole("button", { name: "Noteer en vraag een collega" }).dblclick();
    await panel.getByText("Cato Mentorvoorbeeld").waitFor();
    await look(name, { name: "who reads along, for the practice", record: "Cato" });
  },
};

async function fillDay(place, day, month, year) {
  await place.getByLabel("Dag", { exact: true }).fill(day);
  await place.getByLabel("Maand", { exact: true }).fill(month);
  await place.getByLabel("Jaar", { exact: true }).fill(year);
}

async function fillBirthDate(tab, day, month, year) {
  await fillDay(tab, day, month, year);
  await tab.getByRole("button", { name: "Begin" }).click();
}

async function newestCodeFor(journey) {
  const other = await journey.context.newPage();
  await other.goto(`${journey.address}/demo/postvak`);
  const message = other.locator(".demo-message").filter({ hasText: "06 9999 0097" });
  const words = message.filter({ hasText: /Uw code is \d{6}/ }).first();
  const code = /Uw code is (\d{6})/.exec(await words.textContent())[1];
  await other.close();
  return code;
}
