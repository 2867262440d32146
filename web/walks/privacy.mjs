// The privacy officer's day: what residents ask is answered in time, a breach within 72 hours, and the log
// tells whom a lost laptop is about.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const name = "Tineke Verzinhof";
const asked = "Mijn nummer eindigt op 79.";
const later = "Wij wachten op het archief van onze vorige praktijk.";
const happened = "Een brief ging in een verkeerde envelop.";
const lost = "Een laptop is gestolen uit een auto.";

export async function thePrivacyOfficer({ region, ...house }) {
  const names = ["Tineke", "Verzinhof", asked, later, happened, lost];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the privacy officer", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Tineke asks to correct her number"({ journey, me, tab }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Tineke", "Verzinhof", { years: 52, phone: "0699990097" });
    await me.referTo("Karin Schets");
    await tab.getByLabel(/^Tineke vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
    await me.openMail("heeft iets voor u klaarstaan", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Tineke");
    await me.link("Klopt het niet?").click();
    await me.button("Klopt niet: Telefoon").click();
    await me.type("Schrijf het in uw eigen woorden", asked);
    await me.button("Verstuur").dblclick();
    await me.sees(/^Uw vraag is verstuurd naar/);
  },

  async "Floor sees at once what runs and what cannot wait"({ me, look }) {
    await me.enter("Floor Functionaris");
    await me.title("Privacy");
    await me.sees("1 vraag open", "Er staat geen datalek open.");
    await look("Privacy", {
      name: "first page",
      record: "vraag open",
      guide: "functionaris-privacy",
    });
  },

  async "she extends it once, with a reason, and reads no word of it"({ me, tab, look }) {
    await me.link("Naar de vragen").click();
    await me.title("Vragen over gegevens");
    await me.sees("Iets klopt niet");
    must((await tab.getByText(asked).count()) === 0, "the officer reads what was asked");
    await tab.getByText("Verleng met 2 maanden").click();
    await me.button("Verleng").click();
    await me.objection("Schrijf waarom het langer duurt");
    await me.type("Waarom duurt het langer?", later);
    await me.button("Verleng").dblclick();
    await me.sees(/^Verlengd op/);
    await look("Vragen over gegevens", { name: "extended", record: later });
  },

  async "a letter gets the same clock, and its answer a day"({ me, tab, look }) {
    await me.button("Noteer een vraag").click();
    await me.type("Wie vroeg het?", "Wim Verzinhof");
    await tab.getByLabel("Wil de gegevens zien").check();
    await tab.getByLabel("Brief", { exact: true }).check();
    await look("Vragen over gegevens", { name: "noting", record: "Hoe kwam de vraag?" });
    await me.button("Sla op").dblclick();
    await me.sees("Wim Verzinhof");
    must((await tab.getByText("Wim Verzinhof").count()) === 1, "a double click noted it twice");
    await tab.getByText("Noteer het antwoord").click();
    await tab.getByLabel("Gedaan", { exact: true }).check();
    await me.button("Sla op").dblclick();
    await me.sees("Beantwoord in het laatste jaar: 1");
  },

  async "Tineke reads that it takes longer, and why"({ me, look }) {
    await me.openMail("komt later", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Tineke");
    await me.link("Klopt het niet?").click();
    await me.sees(/^Het antwoord komt later dan/);
    await look("Klopt het niet?", { name: "told", record: later });
  },

  async "she taps at a look: she wants to know who that was"({ me, tab, look }) {
    await tab.goBack();
    await me.link("Wie keek, en waarom").click();
    const ask = tab.getByRole("button", { name: /^Ik wil weten wie dit was: Huisarts/ });
    await ask.first().dblclick();
    await me.sees(/^U vroeg wie dit was\. Het antwoord komt vóór/);
    await look("Wie keek, en waarom", {
      name: "asked for a name",
      record: /^U vroeg wie dit was/,
      guide: "inwoner-wie-was-dit",
    });
  },

  async "Floor reads in the log who it was, and tells the name"({ journey, me, tab, look }) {
    journey.mayRefuse(422);
    await me.enter("Floor Functionaris");
    await me.link("Naar de vragen").click();
    await me.sees("Wil weten wie er keek", /^Volgens het logboek: /);
    await tab.getByText("Antwoord op deze vraag").click();
    await look("Vragen over gegevens", {
      name: "telling a name",
      record: /^Volgens het logboek: /,
      guide: "functionaris-wie-keek",
      at: name,
    });
    await tab.getByLabel("Vertel de naam niet").check();
    await me.button("Verstuur het antwoord").click();
    await me.objection("Schrijf waarom. De inwoner heeft daar recht op.");
    await tab.getByRole("radio", { name: /^Vertel de naam(?! niet)/ }).check();
    await me.button("Verstuur het antwoord").dblclick();
    await me.sees("Beantwoord in het laatste jaar: 2");
  },

  async "a message without a word of it brings Tineke to the name"({ me, look }) {
    await me.openMail("heeft antwoord op uw vraag", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Tineke");
    await me.link("Wie keek, en waarom").click();
    await me.sees(/^Dit was Hub Voorbeeld\./);
    await look("Wie keek, en waarom", { name: "the name", record: /^Dit was/ });
    await me.enter("Floor Functionaris");
  },

  async "a breach is noted, decided and closed within its 72 hours"({ me, tab, look }) {
    await me.enter("Floor Functionaris");
    await me.link("Naar de datalekken").click();
    await me.title("Datalekken");
    await look("Datalekken", { name: "no breach", record: "Er staat geen datalek." });
    await me.button("Noteer een datalek").click();
    await me.type("Wat gebeurde er?", happened);
    await me.button("Sla op").dblclick();
    await me.title("Datalek");
    await me.sees("Nog 72 uur om te melden", happened);
    await look("Datalek", { name: "noted", record: happened });
    await me.button("Vul aan").click();
    await tab.getByLabel("Iemand zag of kreeg wat niet mocht").check();
    await tab.getByLabel("Waarschijnlijk geen").check();
    await me.type("Wat deden jullie?", "De brief kwam ongeopend terug.");
    await tab.getByLabel("Wordt niet gemeld").check();
    await tab.getByLabel("Nee, en dat hoeft niet").check();
    await me.button("Sla op").click();
    await me.objection("Schrijf waarom");
    await me.type("Waarom niet?", "Niemand las de brief.");
    await me.type("Waarom hoeft dat niet?", "Er was geen risico.");
    await look("Datalek", { name: "deciding", record: "Waarom niet?" });
    await me.button("Sla op").dblclick();
    await me.sees("Alles is besloten.");
    await me.button("Sluit het datalek").dblclick();
    await me.sees(/^Gesloten door Floor/);
    await look("Datalek", { name: "closed", record: "Wat er veranderde" });
  },

  async "the log tells whom a lost laptop is about"({ me, tab, look }) {
    await me.link("Logboek").first().click();
    await me.title("Logboek");
    await tab.getByLabel("Welke collega?").selectOption({ label: "Hub Voorbeeld" });
    await me.button("Zoek").click();
    await me.objection("Schrijf waarom je dit opzoekt");
    await me.type("Waarom zoek je dit op?", lost);
    await me.button("Zoek").dblclick();
    await me.sees("Om wie gaat het?");
    // Whom a busy GP saw fills more than one page on some days; Tineke came last.
    for (const more = me.button("Toon meer"); await more.count(); ) {
      const rows = await tab.locator("tbody tr").count();
      await more.click();
      await tab.locator("tbody tr").nth(rows).waitFor();
    }
    await me.sees(name);
    await look("Logboek", { name: "found", record: name });
    await me.button("Maak er een datalek van").dblclick();
    await me.title("Datalek");
    await me.sees(/^Gevonden in het toegangslogboek/);
    await me.link("Privacy").first().click();
    await me.sees("1 datalek open");
    await look("Privacy", { name: "a breach to decide", record: "1 datalek open" });
  },

  async "Floor reads the sample of the week with one key a line"({ journey, me, tab, look }) {
    journey.mayRefuse(422);
    await me.moveClock("1 week verder");
    await me.enter("Floor Functionaris");
    await me.link("Naar de steekproef").click();
    await me.title("Steekproef");
    // The week is drawn by a job, behind the move of the clock.
    const waiting = tab.locator(".sample-week").filter({ hasText: / wacht/ });
    for (let tries = 0; (await waiting.count()) === 0 && tries < 30; tries += 1) {
      await tab.waitForTimeout(500);
      await tab.reload();
      await me.title("Steekproef");
      await me.sees("Week voor week");
    }
    await look("Steekproef", { name: "the year", record: "Week voor week" });
    await waiting.first().locator("a").click();
    const begin = me.button("Lees na");
    await begin.waitFor();
    const heading = (await tab.locator("h1").textContent()) ?? "";
    await look(heading, {
      name: "the sample of a week",
      record: /beoordeeld$/,
      guide: "functionaris-steekproef",
    });
    await begin.click();
    const lines = await tab.locator(".sample-line").count();
    await tab.keyboard.press("3");
    await tab.getByRole("textbox").waitFor();
    await me.button("Sla op").click();
    await me.objection("Schrijf er iets bij");
    await me.type("Wat is niet in orde?", "Er was geen reden om te kijken.");
    await me.button("Sla op").dblclick();
    await me.sees("Maak er een datalek van");
    await look(heading, { name: "not in order", record: "Maak er een datalek van" });
    for (let done = 1; (await begin.count()) > 0; done += 1) {
      await me.sees(`${done} van ${lines} beoordeeld`);
      await begin.click();
      await tab.keyboard.press("1");
      await tab
        .getByText(`${done} van ${lines} beoordeeld`, { exact: true })
        .waitFor({ state: "detached" });
    }
    // What she looked at herself is judged by another.
    await me.sees("Jouw deel is klaar. Een ander beoordeelt de rest.");
    await look(heading, { name: "own part was read", record: /^Jouw deel is klaar/ });
  },
};
