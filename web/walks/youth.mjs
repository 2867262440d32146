// Under 18 the desk of the municipality is the youth team, and who says yes goes by age: below 12 a
// parent, from 12 on the child and a parent, from 16 on the child alone.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const youthTeam = "jeugdwerker horst aan de maas";
const small = "Fleur Verzinveld";
const between = "Sam Verzinveld";
const older = "Noor Verzinveld";
const sentence = "Slaapt slecht sinds de scheiding.";

export async function theYouthTeam({ region, ...house }) {
  const names = ["Fleur", "Noor", "Verzinveld", "Voorbeeld", sentence];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the youth team", ground, (journey) => journey.through(steps));
}

const steps = {
  async "of a child of 8 the desks for adults are not offered, and a parent says yes"(hands) {
    const { journey, me, tab, look } = hands;
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Fleur", "Verzinveld", { years: 8, phone: "0699990071" });
    await me.referTo("Jeugdteam");
    for (const desk of ["Wmo-loket", "Schuldhulp"]) {
      const card = tab.locator(".radio-card").filter({ hasText: desk });
      must((await card.count()) === 0, `${desk} is offered for a child`);
    }
    await tab.getByLabel(/^Eén zin/).fill(sentence);
    await me.button("Verstuur verwijzing").click();
    await me.objection(/ouder of verzorger van Fleur/);
    await look(small, { name: "a child of 8", record: "Jeugdteam" });
    await agree(me, "Een ouder of verzorger van Fleur vindt dit goed", { child: "Fleur" });
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Jeugdteam");
  },

  async "of 14 the child and a parent both say yes"({ me, tab, look }) {
    await me.writeInPatient("Sam", "Verzinveld", { years: 14, phone: "0699990072" });
    await me.referTo("Jeugdteam");
    await me.button("Verstuur verwijzing").click();
    await me.objection(/Sam en een ouder of verzorger/);
    await look(between, { name: "of 14", record: "Jeugdteam" });
    await agree(me, "Sam en een ouder of verzorger vinden dit goed", { child: "Sam" });
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Jeugdteam");
    await tab.goBack();
    await tab.goForward();
    await me.title(between);
    await me.sees("Jeugdteam");
  },

  async "of 17 only the child says yes"({ me, tab, look }) {
    await me.writeInPatient("Noor", "Verzinveld", { years: 17, phone: "0699990073" });
    await me.referTo("Jeugdteam");
    must((await tab.getByText(/ouder of verzorger/).count()) === 0, "a parent is asked too");
    await tab.getByLabel(/^Noor vindt dit goed/).check();
    await look(older, { name: "of 17", record: "Jeugdteam" });
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Jeugdteam");
  },

  async "the youth team reads who said yes, and by when it talks"({ me, tab, look }) {
    await me.enterFound(youthTeam, { size: phone });
    await me.title("Postvak");
    for (const given of ["Fleur", "Sam", "Noor"]) await me.sees(given);
    await me.seesNot("Verzinveld", "0699990071");
    const row = tab.locator(".case-row").filter({ hasText: "Fleur" });
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await row.getByRole("link").first().click();
    await me.title(small);
    await me.sees(sentence, "Eerste gesprek", "Ontvangst bevestigd");
    await me.seesNot("Hoe gaat het met Fleur?", "De Denkbeeldige Linde, Hub", "€");
    await look(small, { name: "with the youth team", record: "Wat wanneer moet" });
  },

  async "a parent opens the page of a child of 8 and reads what was shared"({ me, tab, look }) {
    await me.openMail("heeft iets voor u klaarstaan", { to: small, size: phone });
    await me.passCode();
    await me.title("Dag Fleur");
    await me.sees("Gemeente Horst aan de Maas", "Wie weet wat van mij");
    await tab.getByRole("list", { name: "Wat er wanneer gebeurt" }).waitFor();
    await look("Dag Fleur", { name: "page of a child", record: /^Uw vraag is ontvangen/ });
  },

  async "Noor reads her own page, and a colleague of her GP reads how it was said"(hands) {
    const { me, look } = hands;
    await me.openMail("heeft iets voor u klaarstaan", { to: older, size: phone });
    await me.passCode();
    await look("Dag Noor", { name: "page of who is 17", record: "Jeugdteam" });
    await me.enter("Joke Oefenstuk");
    await me.openPatient(older);
    await me.sees("Jeugdteam");
  },
};

/** Who says yes is asked by name: which parent, and how. */
async function agree(me, words, { child }) {
  const { tab } = me;
  await me.button("Verstuur verwijzing").click();
  await me.objection("Vul de naam in van de ouder of voogd die ja zegt.");
  await tab.getByLabel(`Naam van de ouder of voogd van ${child}`).fill("Ilse Verzinveld");
  await tab.getByLabel("Ouder met gezag").check();
  await tab.getByRole("radio", { name: "Gezegd", exact: true }).check();
  await tab.getByLabel(words).check();
}
