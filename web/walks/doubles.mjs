// A patient who was written in twice: the desk finds both, lays them side by side, says that they are
// two people, and takes that back.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

const names = ["Guus", "Verdubbeld", "Verdubeld"];
const pair = "Vergelijk: ";

export async function whoIsInTwice({ region, ...house }) {
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("who is in twice", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Femke writes a patient in, and again with a slip in the name"({ journey, me, tab }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Femke Oefening");
    await me.writeInPatient("Guus", "Verdubbeld", { years: 61, phone: "0699990081" });
    await me.fillInPatient("Guus", "Verdubeld", { years: 61, phone: "06 9999 0081" });
    await me.sees("Deze patiënt lijkt er al te zijn");
    await me.button("Het is iemand anders").dblclick();
    await me.title("Guus Verdubeld");
  },

  async "she finds both in the list, with why"({ me, journey, tab, look }) {
    await tab.goto(`${journey.address}/zoek`);
    await me.link("Wie staat er misschien dubbel in?").click();
    await me.title("Dubbele dossiers");
    await untilCompared(tab);
    await me.sees("Naam lijkt erop", "Zelfde telefoonnummer");
    await look("Dubbele dossiers", {
      name: "pairs",
      record: "Guus Verdubeld",
      guide: "assistent-dubbel",
    });
  },

  async "side by side she sees what differs"({ me, tab, look }) {
    await tab.getByRole("link", { name: thePair }).click();
    await me.title("Is dit dezelfde patiënt?");
    await tab.getByRole("rowheader", { name: "Achternaam (verschilt)" }).waitFor();
    must((await tab.locator("mark").count()) >= 2, "what differs is not marked");
    await look("Is dit dezelfde patiënt?", {
      name: "side by side",
      record: "Guus Verdubeld",
      guide: "assistent-vergelijk",
    });
  },

  async "she says that they are two people, and takes it back"({ me, tab, look }) {
    await me.button("Dit zijn twee mensen").dblclick();
    await me.sees(/^Femke Oefening zei: dit zijn twee mensen/);
    await look("Is dit dezelfde patiënt?", { name: "two people", record: "Femke Oefening zei" });
    await me.link("Terug naar de lijst").click();
    await me.title("Dubbele dossiers");
    await tab.getByText("Dit komt eraan...").waitFor({ state: "hidden" });
    must((await tab.getByRole("link", { name: thePair }).count()) === 0, "it is still listed");
    await tab.getByRole("tab", { name: "Twee mensen" }).click();
    await tab.getByRole("link", { name: thePair }).click();
    await me.button("Zet terug in de lijst").dblclick();
    await me.button("Dit zijn twee mensen").waitFor();
  },

  async "each list and each verdict of the desk left a line"({ journey }) {
    must(journey.logLines("likely_pair.list", "done") > 0, "the list left no line");
    must(journey.logLines("likely_pair.judge", "done") === 2, "a verdict left no line");
  },
};

const thePair = new RegExp(`^${pair}.*Guus Verdubb?eld`);

/** Who is new is compared a moment later. */
async function untilCompared(tab) {
  const row = tab.getByRole("link", { name: thePair });
  for (let turn = 0; turn < 20 && (await row.count()) === 0; turn += 1) {
    await tab.waitForTimeout(500);
    await tab.reload();
    await tab.getByRole("tabpanel").waitFor();
  }
  await row.waitFor();
}
