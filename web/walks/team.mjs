// The day on which Karin is ill: a colleague notes it, looks after her people, takes some of them over,
// and Karin is back early. Each with the fewest clicks, and everybody who should know it reads it.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

const ill = "Karin Schets";

export async function teamWithoutKarin({ region, ...house }) {
  const names = ["Lies", "Verzonnen", "Onbestaand", "Voorbeeld", "Schets"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the team without Karin", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Karin says that nobody can be added for a while, and it is saved at once"(hands) {
    const { journey, me, tab, look } = hands;
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter(ill);
    await tab.getByText(/^Zo zien praktijken jou/).click();
    await me.type(/Hoeveel weken/, "3");
    await me.sees("Zo zien praktijken jou: nu ongeveer 3 weken wachten");
    await tab.getByLabel("Even niemand erbij").check();
    await tab.getByLabel(/^Naar wie/).selectOption({ index: 1 });
    await me.sees(/^Zo zien praktijken jou: neemt nu niemand aan; kies/);
    await look("Werklijst", { name: "own face", record: "Even niemand erbij" });
  },

  async "her team stands by name, with what everybody carries"({ me, tab, look, kept }) {
    await me.link("Team").first().click();
    await look("Team", { record: "Wie is er", guide: "team" });
    const people = tab.locator(".colleague");
    const found = await people.locator(".colleague-name").allTextContents();
    kept.names = found.map((name) => name.replace(/ \(jij\)$/, ""));
    must(kept.names.length > 1, "Karin works alone");
    must(kept.names.includes(ill), `Karin is not in the team: ${kept.names}`);
  },

  async "she is ill: noted in two clicks, with who takes over"({ me, tab, look, kept }) {
    await me.button(`Noteer dat ${ill} afwezig is`).click();
    const substitutes = tab.getByLabel("Wie neemt waar?").locator("option");
    kept.other = (await substitutes.allTextContents())[1];
    must(kept.other, "nobody can take over");
    await tab.getByLabel("Wie neemt waar?").selectOption({ label: kept.other });
    await look("Team", { name: "noting an absence", record: "Eerste dag" });
    await me.button("Bewaar").dblclick();
    await me.sees(`${kept.other} neemt waar`);
  },

  async "a last day that is over is said beside the field"({ journey, me, tab, look, kept }) {
    journey.mayRefuse(422);
    await me.button(`Noteer dat ${kept.other} afwezig is`).click();
    await me.type("Laatste dag", "2020-01-01");
    await me.button("Bewaar").click();
    await me.objection("De laatste dag is al voorbij");
    await look("Team", { name: "an objection", record: "Laatste dag" });
    await tab.getByRole("button", { name: "Laat maar" }).click();
  },

  async "who takes over sees her people, and until when"({ me, tab, look, kept }) {
    await me.link("Wie bent u?").first().click();
    await tab.getByRole("searchbox").fill(kept.other);
    await me.enter(kept.other);
    await me.sees(new RegExp(`van ${ill}, afwezig tot en met`));
    await look("Werklijst", { name: "standing in", record: `van ${ill}` });
    const row = tab.locator(".case-row").filter({ hasText: `van ${ill}, afwezig` });
    kept.before = await row.count();
    must(kept.before > 0, "nobody of Karin is on the list");
  },

  async "one of them is handed over, after one sentence that says who is told"({ me, tab, look }) {
    await me.link("Team").first().click();
    await me.button(`Draag over van ${ill}`).click();
    await tab.locator(".team-tick input").first().check();
    await tab.getByLabel("Aan wie?").selectOption({ index: 1 });
    await look("Team", { name: "handing over", record: "1 van de", guide: "team-overdragen" });
    await me.button("Draag 1 verwijzing over").click();
    await me.sees("De inwoner en de verwijzer horen dat.");
    await me.button("Ja, draag over").dblclick();
    await me.sees(/^1 verwijzing van Karin Schets is nu van/);
    await look("Team", { name: "handed over", record: "op de hoogte" });
  },

  async "the practice reads it before it sends"({ me, look }) {
    await me.enter("Hub Voorbeeld");
    await me.openPatient("Lies Verzonnen", "verz");
    await me.button("Verwijs").first().click();
    await me.button(/^Toon er nog/).click();
    await me.sees(/neemt nu niemand aan; kies/, /afwezig tot en met .* neemt waar/);
    await look("Lies Verzonnen", { name: "choosing a face", record: "neemt waar" });
  },

  async "she is back early with one click"({ me, tab }) {
    await me.enter(ill);
    await me.link("Team").first().click();
    await me.button(`Eerder terug: ${ill}`).dblclick();
    await me.button(`Noteer dat ${ill} afwezig is`).waitFor();
    const hers = tab.locator(".colleague").filter({ hasText: ill });
    must((await hers.getByText("neemt waar").count()) === 0, "somebody still stands in");
    await me.link("Werklijst").first().click();
    await me.title("Werklijst");
    await me.seesNot(`van ${ill}, afwezig`);
  },
};
