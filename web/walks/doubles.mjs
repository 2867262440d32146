// A patient who was written in twice: the desk finds both, lays them side by side, says that they are
// two people, and takes that back. Then two colleagues make them one, and two again. And a record that
// held two people is taken apart, and made one again.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

const names = ["Guus", "Verdubbeld", "Verdubeld"];
const pair = "Vergelijk: ";
const splitTitle = "Staan hier twee mensen in?";
const goals = ["Weer naar de biljartclub", "Een baan vinden"];

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
    await me.title("Is dit dezelfde persoon?");
    await tab.getByRole("rowheader", { name: "Achternaam (verschilt)" }).waitFor();
    must((await tab.locator("mark").count()) >= 2, "what differs is not marked");
    await look("Is dit dezelfde persoon?", {
      name: "side by side",
      record: "Guus Verdubeld",
      guide: "assistent-vergelijk",
    });
  },

  async "she says that they are two people, and takes it back"({ me, tab, look }) {
    await me.button("Dit zijn twee mensen").dblclick();
    await me.sees(/^Femke Oefening zei: dit zijn twee mensen/);
    await look("Is dit dezelfde persoon?", { name: "two people", record: "Femke Oefening zei" });
    await me.link("Terug naar de lijst").click();
    await me.title("Dubbele dossiers");
    await tab.getByText("Dit komt eraan...").waitFor({ state: "hidden" });
    await tab.getByRole("link", { name: thePair }).waitFor({ state: "detached" });
    await tab.getByRole("tab", { name: "Twee mensen" }).click();
    await tab.getByRole("link", { name: thePair }).click();
    await me.button("Zet terug in de lijst").dblclick();
    await me.button("Dit zijn twee mensen").waitFor();
  },

  async "it is one patient after all: she proposes it, and cannot confirm it alone"({
    me,
    tab,
    look,
  }) {
    await tab.getByText("Dit is één persoon", { exact: true }).click();
    await tab.getByRole("radio", { name: /Guus Verdubbeld/ }).check();
    await tab
      .getByLabel("Waarom denk je dat dit één persoon is?")
      .fill("Zij belde zelf om het te melden");
    await look("Is dit dezelfde persoon?", { name: "proposing", record: "Welk dossier blijft?" });
    await me.button("Vraag een collega").dblclick();
    await me.sees(/^Wacht op een collega\./);
    must((await me.button("Voeg samen").count()) === 0, "she may confirm her own proposal");
    await me.link("Terug naar de lijst").click();
    await me.sees("Een collega moet nog meekijken");
  },

  async "Hub finds it, sees both side by side, and makes it one"({ journey, me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await tab.goto(`${journey.address}/dubbel`);
    await me.sees("Wil jij meekijken?");
    await look("Dubbele dossiers", { name: "waiting", record: "Wacht op een collega" });
    await tab
      .getByRole("link", { name: /^Bekijk: / })
      .first()
      .click();
    await me.button("Voeg samen").waitFor();
    await look("Is dit dezelfde persoon?", {
      name: "confirming",
      record: "Zij belde zelf om het te melden",
    });
    await me.button("Voeg samen").dblclick();
    await me.sees(/^Dit is nu één dossier: /);
    await look("Is dit dezelfde persoon?", { name: "made one", record: "Dit is nu één dossier" });
    await me.link("Open het dossier").click();
    await me.sees("Deze patiënt staat er dubbel in:");
  },

  async "they were two people: Femke asks, Hub takes them apart"({ journey, me, tab, look }) {
    await me.enter("Femke Oefening");
    await tab.goto(`${journey.address}/dubbel`);
    await tab.getByRole("tab", { name: "Samengevoegd" }).click();
    await tab.getByRole("link", { name: /^Bekijk: / }).click();
    await tab.getByText("Het zijn toch twee mensen", { exact: true }).click();
    await tab.getByLabel("Waarom zijn het twee mensen?").fill("Broers");
    await me.button("Vraag een collega").dblclick();
    await me.sees(/^Wacht op een collega\./);
    await me.enter("Hub Voorbeeld");
    await tab.goto(`${journey.address}/dubbel`);
    await tab
      .getByRole("link", { name: /^Bekijk: / })
      .first()
      .click();
    await look("Is dit dezelfde persoon?", { name: "taking apart", record: "Broers" });
    await me.button("Haal uit elkaar").dblclick();
    await me.sees(/^Hub Voorbeeld haalde deze dossiers weer uit elkaar/);
    must(journey.logLines("merge.confirm", "done") >= 1, "making one left no line");
    must(journey.logLines("merge.confirm_undo", "done") >= 1, "taking apart left no line");
  },

  async "two people stand in one record: Joke says who the other is"({ me, tab, look }) {
    await me.enter("Joke Oefenstuk");
    await me.openPatient("Guus Verdubbeld");
    for (const goal of goals) {
      await tab.getByRole("textbox", { name: "Nieuw doel" }).fill(goal);
      await me.button("Voeg toe").dblclick();
      await tab.getByText(goal, { exact: true }).waitFor();
    }
    await tab.getByRole("link", { name: "Hier staan twee mensen in" }).click();
    await me.title(splitTitle);
    await me.sees("Wat is van wie?");
    await me.type("Voornaam", "Guus");
    await me.type("Achternaam", "Verdubbeld");
    await me.type("Dag", "6");
    await me.type("Maand", "5");
    await me.type("Jaar", String(new Date().getFullYear() - 33));
    await tab.getByRole("group", { name: goals[1] }).getByLabel("Van de ander").check();
    await tab.getByRole("group", { name: goals[0] }).getByLabel("Weet ik niet").check();
    await tab
      .getByLabel("Waarom denk je dat hier twee mensen in staan?")
      .fill("Vader en zoon heten gelijk");
    await look(splitTitle, {
      name: "telling apart",
      record: goals[1],
      guide: "huisarts-splitsen",
    });
    await me.button("Vraag een collega").dblclick();
    await me.sees(/^Wacht op een collega\./);
    must((await me.button("Maak er twee dossiers van").count()) === 0, "she may confirm her own");
  },

  async "Hub finds it and makes it two; each holds what is his"({ journey, me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await tab.goto(`${journey.address}/dubbel`);
    await me.sees("Staan hier twee mensen in?");
    await tab
      .getByRole("link", { name: /^Bekijk: / })
      .first()
      .click();
    await me.button("Maak er twee dossiers van").waitFor();
    await look(splitTitle, { name: "confirming a split", record: "Vader en zoon heten gelijk" });
    await me.button("Maak er twee dossiers van").dblclick();
    await me.sees(/^Dit zijn nu twee dossiers: /, "Van wie is dit?");
    await look(splitTitle, { name: "two records", record: goals[0] });
    await me.link("Open het dossier van Guus Verdubbeld").click();
    await me.sees(goals[1], /Gesplitst in twee dossiers door Hub Voorbeeld/);
    must((await tab.getByText(goals[0]).count()) === 0, "what nobody can tell went along");
  },

  async "it was one man after all: Joke asks, Hub makes it one again"({ journey, me, tab, look }) {
    await me.enter("Joke Oefenstuk");
    await tab.goto(`${journey.address}/dubbel`);
    await tab.getByRole("tab", { name: "Samengevoegd of gesplitst" }).click();
    await tab
      .getByRole("link", { name: /^Bekijk: / })
      .first()
      .click();
    await tab.getByText("Het is toch één mens", { exact: true }).click();
    await tab.getByLabel("Waarom is het toch één mens?").fill("Tikfout in het jaar");
    await me.button("Vraag een collega").dblclick();
    await me.sees(/^Wacht op een collega\./);
    await me.enter("Hub Voorbeeld");
    await tab.goto(`${journey.address}/dubbel`);
    await tab
      .getByRole("link", { name: /^Bekijk: / })
      .first()
      .click();
    await look(splitTitle, { name: "one after all", record: "Tikfout in het jaar" });
    await me.button("Maak er weer één dossier van").dblclick();
    await me.sees(/^Hub Voorbeeld maakte er weer één dossier van/);
    must(journey.logLines("split.confirm", "done") >= 1, "taking apart left no line");
    must(journey.logLines("split.confirm_undo", "done") >= 1, "making one left no line");
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
