// Roos is not safe at home. Her address is secret, nobody leaves a voicemail, messages come in hours that are
// safe, and what her GP wrote for colleagues is nowhere where she, he or a helper reads along.
import { readFileSync } from "node:fs";
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const name = "Roos Verzinhof";
const note = "Partner leest mee op haar telefoon. Nooit thuis bellen.";
const calling = "alleen dinsdag tussen 10 en 11";

export async function whoIsNotSafe({ region, ...house }) {
  const names = ["Roos", "Verzinhof", note, calling];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("not safe at home", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Hub writes down what is safe, and a note for colleagues only"(hands) {
    const { journey, me, tab, look } = hands;
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Roos", "Verzinhof", { years: 38, phone: "0699990095" });
    await me.button("Schrijf een veiligheidsnotitie").click();
    await tab.getByLabel(/^Wat moeten collega's weten/).fill(note);
    await me.sees("Alleen je eigen organisatie ziet dit. De inwoner ziet het niet.");
    await me.button("Bewaar").dblclick();
    await me.sees(note, "Let op voor de veiligheid");
    await me.button("Wijzig").last().click();
    const form = tab.getByRole("form", { name: "Veilig bereiken" });
    await form.getByLabel("Voicemail inspreken mag").uncheck();
    await form.getByLabel(/^Wanneer bellen/).fill(calling);
    await form.getByLabel(/^Geheim adres/).check();
    await me.button("Bewaar gegevens").dblclick();
    await me.sees("Geen voicemail inspreken", calling);
    await look(name, { name: "what is safe", record: "Let op voor de veiligheid" });
  },

  async "looking together, the note is not in the page at all"({ me, look }) {
    await me.beginTalk("Zes cijfers");
    await me.button("Samen kijken").click();
    await me.title("Ons gesprek");
    await me.seesNot(note, "Let op voor de veiligheid");
    await look("Ons gesprek", { name: "together, not safe", record: "Hoe gaat het met u?" });
    await me.button("Samen kijken").click();
  },

  async "the referral leaves out village and address until she says otherwise"(hands) {
    const { me, tab, look } = hands;
    await me.openPatient(name);
    await me.referTo("Karin Schets");
    const form = tab.getByRole("form", { name: "Verwijzing" });
    must(!/, dorp|, adres/.test(await form.textContent()), "a secret address goes along");
    must(
      !(await form.getByLabel(/het geheime adres mag mee/).isChecked()),
      "the secret address is shared by itself",
    );
    await tab.getByLabel(/^Roos vindt dit goed/).check();
    await look(name, { name: "referring who is not safe", record: calling });
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
  },

  async "Karin reads how to call, and nothing of the note"({ me, tab, look }) {
    const stopHearing = me.hearAnswers();
    await me.enter("Karin Schets", { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: "Roos" });
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.getByText(calling).waitFor();
    await me.openCase("Roos");
    await me.sees("Geen voicemail", calling, "Geheim adres", "Bel de praktijk nu");
    await look(name, { name: "calling who is not safe", record: calling });
    await me.button("Gesproken").click();
    await me.sees("Genoteerd: Gesproken");
    const [download] = await Promise.all([
      tab.waitForEvent("download"),
      me.button("Exporteer één bestand").click(),
    ]);
    const file = readFileSync(await download.path(), "utf8");
    must(file.includes(name) && !file.includes(note), "the note is in the file for her system");
    const told = await stopHearing();
    must(told.length > 5, "nothing was heard");
    for (const { path, text } of told) must(!text.includes(note), `${path} tells Karin the note`);
  },

  async "her own page and the file of it hold no word of the note"(hands) {
    const { journey, me, tab, look } = hands;
    const stopHearing = me.hearAnswers();
    await me.openMail("heeft iets voor u klaarstaan", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Roos");
    await me.sees("Dit is niet voor spoed", /^Bent u niet veilig bij iemand thuis\?/);
    await look("Dag Roos", { name: "page of who is not safe", record: "Snel weg" });
    await me.link("Wie keek, en waarom").click();
    await me.title("Wie keek, en waarom");
    await me.link("Terug naar uw bladzijde").click();
    await me.link("Klopt het niet?").click();
    await me.title("Klopt het niet?");
    await me.seesNot(note);
    await me.link("Terug naar uw bladzijde").click();
    await me.link("Meenemen").click();
    await me.title("Meenemen");
    // The paper is made of the same record.
    const link = await me.link("Als bestand (JSON)").getAttribute("href");
    const file = await (await tab.request.get(new URL(link, journey.address).href)).text();
    must(file.includes(calling) && !file.includes("Nooit thuis"), "the note is in her file");
    for (const { path, text } of await stopHearing())
      must(!text.includes(note), `${path} tells the note`);
  },

  async "somebody comes in: away at once, and Terug brings nothing back"(hands) {
    const { journey, me, tab } = hands;
    journey.mayRefuse(401);
    const elsewhere = "https://www.knmi.nl/";
    await tab.route(`${elsewhere}**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>Weer</title>" }),
    );
    await me.button("Snel weg").dblclick();
    await tab.waitForURL(elsewhere);
    await tab.goBack();
    await tab.waitForURL(elsewhere);
    const page = await tab.request.get(`${journey.address}/api/my/page`);
    must(page.status() === 401, `the own page still answers: ${page.status()}`);
  },

  async "who cannot wait finds the numbers, also without a link"({ journey, me, tab, look }) {
    await tab.goto(`${journey.address}/hulp`);
    await me.sees("112", "113", /^Bent u niet veilig bij iemand thuis\?/, "Snel weg");
    await look("Vraag zelf hulp in uw buurt", { name: "urgent numbers", record: "Veilig Thuis" });
  },
};
