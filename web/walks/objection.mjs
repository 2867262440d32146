// Roos objects to what the practice does with her data. Hub stops the use while he looks into it: his
// colleagues read one sentence, she reads who looks into it and why; then he says when it ends.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const name = "Roos Verzinhof";
const objection = "Gebruik mijn gegevens niet voor lijsten.";
const reason = "Wij zoeken uit welke lijsten u kreeg.";
const end = "U krijgt geen lijsten meer. De rest hebben wij nodig.";

export async function anObjection({ region, ...house }) {
  const names = ["Roos", "Verzinhof", objection, reason];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("an objection", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Roos has an own page, and objects there"({ journey, me, tab, look }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Roos", "Verzinhof", { years: 38, phone: "0699990095" });
    await me.referTo("Karin Schets");
    await tab.getByLabel(/^Roos vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
    await me.openMail("heeft iets voor u klaarstaan", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Roos");
    await me.link("Klopt het niet?").click();
    await me.button("Iets anders vragen").click();
    await tab.getByLabel("Gebruik dit niet meer.").check();
    await me.type("Schrijf het in uw eigen woorden", objection);
    await me.button("Verstuur").dblclick();
    await me.sees(/^Uw vraag is verstuurd naar/);
    await look("Klopt het niet?", { name: "objected", record: objection });
  },

  async "Hub stops the use of her record, with a reason that she reads"(hands) {
    const { me, tab, look } = hands;
    await me.enter("Hub Voorbeeld");
    await me.button(`Zet het gebruik stil: dossier van ${name}`).click();
    await me.button("Zet stil").click();
    await me.objection("Schrijf waarom. De inwoner heeft daar recht op.");
    await me.type("Waarom?", reason);
    await look(/^Dag Hub/, { name: "freezing", record: objection });
    await me.button("Zet stil").dblclick();
    await me.sees("Gebruik staat stil", "Jij kunt het dossier lezen om te beslissen.");
    await look(/^Dag Hub/, { name: "frozen", record: objection });
    await me.openPatient(name);
    await me.sees("Het gebruik van dit dossier staat stil");
    must((await tab.getByText(name).count()) > 0, "who decides cannot read");
    must((await me.button("Verwijs").count()) === 0, "a frozen record can be used");
    await look(name, { name: "frozen record", record: "Beslis over het bezwaar" });
    // Who looks into it reads it; a colleague only while he is away.
    await me.enter("Joke Oefenstuk");
    await me.title("Dag Joke");
    await me.seesNot("Gebruik staat stil", objection);
  },

  async "a desk that writes her in again hears whom to ask, and nothing more"({ me, tab, look }) {
    await me.enter("Femke Oefening");
    await me.fillInPatient("Roos", "Verzinhof", { years: 38, phone: "0699990094" });
    await me.sees("Er is al een dossier dat je nu niet kunt gebruiken", /^Vraag Hub Voorbeeld/);
    must((await me.button("Het is iemand anders").count()) === 0, "she can be made twice");
    must((await tab.getByText("0699990095").count()) === 0, "the frozen record is shown");
    await look("Nieuwe patiënt", { name: "already there", record: "Vraag Hub Voorbeeld" });
  },

  async "she hears it, and reads who looks into it"({ me, look }) {
    await me.openMail("heeft nieuws over wat u vroeg", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Roos");
    await me.link("Klopt het niet?").click();
    await me.sees(/^Niemand gebruikt uw gegevens daar/, new RegExp(reason));
    await look("Klopt het niet?", { name: "frozen, for her", record: objection });
  },

  async "Hub says when it ends, and why"({ me, look }) {
    await me.enter("Hub Voorbeeld");
    await me.button(`Hef op: dossier van ${name}`).click();
    await me.type("Waarom?", end);
    await look(/^Dag Hub/, { name: "ending", record: objection });
    await me.button("Hef op").dblclick();
    await me.sees(/^Stopt op /);
    await look(/^Dag Hub/, { name: "ends", record: objection });
  },
};
