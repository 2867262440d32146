// Huib's rent is not paid and somebody comes for the house: his GP asks the debt desk with him, in three
// working days they talk, and what came of it goes back to who sent it.
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const given = "Huib";
const name = "Huib Verzinhout";
const sentence = "De deurwaarder komt volgende week voor het huis.";
const atHome = "Verzonnenlaan 8, Horst";
const debtDesk = "schuldhulpverlener horst aan de maas";

export async function theDebtDesk({ region, ...house }) {
  const names = [given, "Verzinhout", "Voorbeeld", sentence, atHome];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the debt desk", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Hub chooses the debt desk; what cannot wait has days of its own"(hands) {
    const { journey, me, tab, look, kept } = hands;
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient(given, "Verzinhout", { years: 47, phone: "0699990061" });
    await me.referTo("Schuldhulp");
    await me.sees("U vraagt hulp bij uw schulden. Hub doet dit namens u.");
    const then = tab.getByRole("list", { name: "Wat er daarna gebeurt" });
    await tab.getByText("Wat er daarna gebeurt").click();
    const usual = await then.textContent();
    await tab.getByLabel(/^Dit kan niet wachten/).check();
    kept.firstTalk = /Eerste gesprek(vóór \p{L}+ \d+ \p{L}+)/u.exec(await then.textContent())?.[1];
    must(kept.firstTalk, "no day for the first talk");
    must(!usual.includes(kept.firstTalk), `what cannot wait has no day of its own: ${usual}`);
    await look(name, { name: "asking the debt desk", record: "Eerste gesprek" });
  },

  async "Huib says yes himself, with the code on his phone"({ journey, me, tab, look }) {
    journey.mayRefuse(422);
    const form = tab.getByRole("form", { name: "Verwijzing" });
    await form.getByLabel(/^Eén zin/).fill(sentence);
    await me.button(`Stuur code naar ${given}`).click();
    await me.objection(`Vul het adres van ${given} in.`);
    await form.getByLabel(`Adres van ${given}`).fill(atHome);
    await me.button(`Stuur code naar ${given}`).dblclick();
    await form.getByRole("textbox", { name: "Code" }).fill("000000");
    await me.button("Verstuur melding").click();
    await me.sees(/^Deze code klopt niet/);
    await form.getByRole("textbox", { name: "Code" }).fill(await me.newestCode());
    await me.button("Verstuur melding").dblclick();
    await me.sees("Verstuurd naar Schuldhulp", /geboortedatum, adres/);
    await look(name, { name: "sent to the debt desk", record: "Haal terug" });
    await exactly(1, tab.getByText("Haal terug"), "sent twice");
  },

  async "the desk has it on top, and takes it on with one tap"({ me, tab, look, kept }) {
    kept.officer = await me.enterFound(debtDesk);
    await me.title("Postvak");
    const row = tab.locator(".case-row").filter({ hasText: given }).filter({ hasText: sentence });
    await row.waitFor();
    const onTop = await tab.locator(".case-row").first().textContent();
    must(onTop.includes("Dringend"), "what cannot wait is not on top");
    must(!/06[ -]?\d\d/.test(await row.textContent()), "a phone number before Neem aan");
    await me.seesNot("Verzinhout", atHome);
    await look("Postvak", { name: "of the debt desk", record: "Dringend" });
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await row.getByRole("link").first().click();
    await me.title(name);
    await me.sees(atHome, sentence, "Ontvangst bevestigd");
    const clock = tab.getByRole("list", { name: "Wat wanneer moet" });
    await clock.getByText(kept.firstTalk).waitFor();
    await me.seesNot("Hoe gaat het met", "Wie kan helpen?");
    await look(name, { name: "at the debt desk", record: "Wat wanneer moet" });
  },

  async "Huib reads by when they talk, and what to do when he does not wait for it"(hands) {
    const { me, tab, look, kept } = hands;
    await me.openMail("heeft iets voor u klaarstaan", { to: name, size: phone });
    await me.passCode();
    await me.title(`Dag ${given}`);
    const clock = tab.getByRole("list", { name: "Wat er wanneer gebeurt" });
    const day = kept.firstTalk.replace("vóór ", "");
    await clock.getByText(`Vóór ${day} is het eerste gesprek.`).waitFor();
    await me.sees(/^Uw vraag is ontvangen/);
    await look(`Dag ${given}`, { name: "with the debt desk", record: day });
  },

  async "they talk, and help begins"({ me, tab, look }) {
    await me.enterFound(debtDesk);
    await tab.locator(".case-row").filter({ hasText: given }).getByRole("link").first().click();
    await me.title(name);
    await me.button("Gesproken").dblclick();
    await me.sees("Genoteerd: Gesproken");
    await me.button("Gesprek geweest").dblclick();
    await me.sees("Genoteerd: Gesprek geweest", "Eerste gesprek geweest");
    await me.button("Gestart").dblclick();
    await me.sees("Genoteerd: Gestart");
    await look(name, { name: "help began", record: "Eerste gesprek geweest" });
    must((await tab.locator(".case-late").count()) === 0, "something is late already");
  },

  async "what came of it goes back to Hub, and no amount"({ me, tab, look }) {
    await tab.getByText("Rond af", { exact: true }).first().click();
    await me.button("Rond af").click();
    await me.objection("Kies hoe het afliep.");
    await tab.getByLabel("Doel gehaald").check();
    await me.button("Rond af").dblclick();
    await me.sees("Genoteerd: Afgerond");
    await me.seesNot("€");
    await me.enter("Hub Voorbeeld");
    const back = tab.getByRole("region", { name: "Wat terugkwam" });
    await back.getByText(`${name}: afgerond`).first().waitFor();
    await look("Dag Hub", { name: "back from the debt desk", record: `${name}: afgerond` });
  },
};
