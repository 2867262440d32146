// A short question about nobody: the desk answers within two working days, and when it turns out to be about
// somebody it becomes a melding together with the resident, with no word typed twice.
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

const question = "Kan iemand zonder auto vervoer krijgen naar de dagbesteding?";
const answer = "Ja, dat kan met een regiotaxi. Doe samen een melding.";
const known = "Nel Voorbeeldig";
const atHome = "Verzonnenstraat 12, America";

export async function aShortQuestion({ region, ...house }) {
  const names = ["Nel Voor", "Voorbeeldig", question, answer, atHome];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("a short question", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Hub asks the Wmo desk, and a person in the question is stopped"(hands) {
    const { journey, me, tab, look } = hands;
    journey.mayRefuse(422);
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.link("Stel een korte vraag").first().click();
    await me.title("Korte vraag aan een loket");
    await tab.getByRole("radio", { name: /Wmo-loket/ }).check();
    await tab.getByLabel(/^Je vraag/).fill(`${question} Bel 06 9999 0081.`);
    await me.button("Verstuur vraag").click();
    await me.objection(/^Dit lijkt op een telefoonnummer/);
    await tab.getByLabel(/^Je vraag/).fill(question);
    await me.sees(/^Je krijgt antwoord uiterlijk \p{L}+dag/u);
    await look("Korte vraag aan een loket", { record: "Schrijf geen naam" });
    await me.button("Verstuur vraag").dblclick();
    await me.sees(/^Gevraagd aan Wmo-loket/);
    await exactly(1, tab.locator("main").getByText(question), "asked twice");
  },

  async "Anouk reads by when, and answers in one sentence"({ me, tab, look }) {
    await me.enter("Anouk Maquette");
    await me
      .link(new RegExp(question.slice(0, 30)))
      .first()
      .click();
    await me.title("Korte vraag");
    await me.sees(/^Antwoord uiterlijk \p{L}+dag/u, "Alleen de vrager en het loket lezen dit");
    await me.button("Verstuur antwoord").click();
    await me.objection("Schrijf je antwoord op.");
    await tab.getByLabel("Je antwoord").fill(answer);
    await look("Korte vraag", { name: "answering a short question", record: question });
    await me.button("Verstuur antwoord").dblclick();
    await me.sees(answer, "Het antwoord");
  },

  async "Hub reads the answer, and makes it a melding with Nel"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await me
      .link(new RegExp(question.slice(0, 30)))
      .first()
      .click();
    await me.title("Korte vraag");
    await me.sees(answer);
    await look("Korte vraag", { name: "an answer", record: "Gaat het toch om iemand?" });
    await me.link("Maak er een melding van, samen met de inwoner").click();
    await me.sees("Met wie doe je de melding? Zoek de patiënt.");
    await tab.getByRole("searchbox").fill("Nel Voorbeeldig");
    await me.link(/Nel Voorbeeldig/).click();
    await me.title(known);
    const form = tab.getByRole("form", { name: "Verwijzing" });
    const sentence = form.getByLabel(/^Eén zin/);
    await sentence.waitFor();
    must((await sentence.inputValue()) === question, "the question has to be typed again");
    const desk = tab.locator(".radio-card").filter({ hasText: "Wmo-loket" });
    if ((await desk.count()) === 0) await me.button(/^Toon er nog/).click();
    must(await desk.getByRole("radio").isChecked(), "the desk has to be chosen again");
    await me.sees("U meldt zich bij de gemeente. Hub doet dit namens u.");
    await look(known, { name: "a question becomes a melding", record: "Lees dit voor aan Nel" });
  },

  async "Nel says yes with her code, and the desk has one report"({ me, tab }) {
    const form = tab.getByRole("form", { name: "Verwijzing" });
    const address = form.getByLabel("Adres van Nel");
    if ((await address.count()) > 0) await address.fill(atHome);
    await me.button("Stuur code naar Nel").dblclick();
    await form.getByRole("textbox", { name: "Code" }).fill(await me.newestCode());
    await me.button("Verstuur melding").dblclick();
    await me.sees("Verstuurd naar Wmo-loket");
    await me.enter("Anouk Maquette");
    const rows = tab.locator(".case-row").filter({ hasText: "Nel" });
    await rows.first().waitFor();
    const offers = rows.filter({ hasNotText: "Nelly" });
    await exactly(1, offers, `${await offers.count()} reports`);
    await offers.getByRole("link").first().click();
    await me.sees(question);
  },
};
