// An emergency: Hub must know now where a patient sleeps. He says why, reads what the coach wrote, and
// closes it; the coach, the resident and the privacy officer hear of it, and she judges it.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const name = "Noor Verzinhof";
const note = "Slaapt deze week bij haar zus aan de Kade.";
const why = "Belde 112 en hing op, niemand weet waar zij is.";

export async function anEmergency({ region, ...house }) {
  const names = ["Noor", "Verzinhof", note, why];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("an emergency", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Noor is helped by Karin, who writes a note that stays with her team"(hands) {
    const { journey, me, tab } = hands;
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Noor", "Verzinhof", { years: 38, phone: "0699990096" });
    await me.referTo("Karin Schets");
    await tab.getByLabel(/^Noor vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
    await me.enter("Karin Schets");
    const row = tab.locator(".case-row").filter({ hasText: "Noor" }).first();
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await me.openCase("Noor");
    await tab.getByRole("textbox", { name: "Nieuwe notitie" }).fill(note);
    await me.button("Bewaar notitie").dblclick();
    await me.sees(note);
  },

  async "Hub says why, and reads it for an hour"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await me.openPatient(name);
    must((await tab.getByText(note).count()) === 0, "the note is on the page of the patient");
    await me.link("Open in een noodgeval").click();
    await me.title("Noodgeval");
    await look("Noodgeval", { name: "why", record: name });
    await tab.getByLabel("De patiënt kan zelf niets vertellen").check();
    await me.type("Wat gebeurde er, en wat zoek je?", why);
    await me.button("Open de notities").click();
    await me.sees(note);
    await look("Noodgeval", { name: "open", record: note });
    await me.button("Ik ben klaar, sluit nu").click();
    await me.sees("Waarom moet dit nu?");
    must((await tab.getByText(note).count()) === 0, "the note is still there");
  },

  async "Karin hears it on her worklist"({ me, look }) {
    await me.enter("Karin Schets");
    await me.sees(/las in een noodgeval jullie notities over Noor/);
    await look("Werklijst", { name: "told", record: "noodgeval" });
  },

  async "Noor hears it, and reads who looked"({ me, look }) {
    await me.openMail("heeft iets belangrijks voor u", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Noor");
    await me.link("Wie keek, en waarom").click();
    await me.title("Wie keek, en waarom");
    await me.sees(/^Noodgeval/);
    await look("Wie keek, en waarom", { name: "who looked", record: "Noodgeval." });
  },

  async "the privacy officer judges it"({ me, tab, look }) {
    await me.enter("Floor Functionaris");
    await me.title("Privacy");
    await me.sees("1 noodgeval wacht op je oordeel");
    await me.link("Naar de noodgevallen").click();
    await me.title("Noodgevallen");
    await me.sees(why);
    await look("Noodgevallen", {
      name: "to judge",
      record: why,
      guide: "functionaris-noodgevallen",
    });
    await tab.getByLabel("Niet in orde").check();
    await me.button("Sla op").click();
    await me.objection("Schrijf waarom het niet in orde was");
    await me.type("Waarom niet?", "Er was geen gevaar.");
    await me.button("Sla op").dblclick();
    await me.sees("Alles is nagekeken.");
    await tab.getByText(/^Nagekeken in het laatste jaar/).click();
    await look("Noodgevallen", { name: "judged", record: "Nagekeken" });
    await me.button("Maak er een datalek van").dblclick();
    await me.title("Datalek");
    await me.sees("Nog 72 uur om te melden", /^Hub Voorbeeld opende in een noodgeval/);
    await look("Datalek", { name: "of an emergency", record: "Wat we weten" });
  },
};
