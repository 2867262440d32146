// Karin's last working day: she stops taking people on and says who does instead, her people go to a
// colleague with one line to each of them, and the next morning nothing stands still. She is ill that day.
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const leaver = "Karin Schets";
const known = "Jan Schetsboek";
const note = "Komt liever op dinsdag.";

export async function theLastWorkingDay({ region, ...house }) {
  const names = ["Schetsboek", "Voorbeeld", note];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the last working day", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Karin takes nobody on any more, and says who does"({ journey, me, tab, kept }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter(leaver);
    await me.openCase(known);
    await tab.getByRole("textbox", { name: "Nieuwe notitie" }).fill(note);
    await me.button("Bewaar notitie").dblclick();
    await me.sees(note);
    await me.link("Werklijst").first().click();
    kept.people = await tab.locator(".case-row[data-stage]:not([data-stage=new])").count();
    must(kept.people > 3, "Karin goes along with nobody");
    await tab.getByText(/^Zo zien praktijken jou/).click();
    await tab.getByLabel("Even niemand erbij").check();
    await tab.getByLabel(/^Naar wie/).selectOption({ index: 1 });
    await me.sees(/^Zo zien praktijken jou: neemt nu niemand aan; kies/);
  },

  async "her last day is noted once, with who goes on"({ me, tab, look, kept }) {
    await me.link("Team").first().click();
    await me.button(`Gaat weg: noteer de laatste werkdag van ${leaver}`).click();
    await me.button("Bewaar").click();
    await me.objection("Kies wie het werk overneemt.");
    const successors = tab.getByLabel("Wie neemt het werk over?");
    kept.other = (await successors.locator("option").allTextContents())[1];
    await successors.selectOption({ label: kept.other });
    await look("Team", {
      name: "a last working day",
      record: "De inwoners en de verwijzers horen dat",
    });
    await me.button("Bewaar").dblclick();
    await me.sees(new RegExp(`^Laatste werkdag .*daarna neemt ${kept.other} het over`));
    const her = tab.locator(".colleague").filter({ hasText: leaver });
    await exactly(1, her.getByText(/^Laatste werkdag/), "noted twice");
  },

  async "she is ill on that very day: her people are seen by who goes on, and stay hers"(hands) {
    const { me, tab, look, kept } = hands;
    await me.button(`Noteer dat ${leaver} afwezig is`).click();
    await tab.getByLabel("Wie neemt waar?").selectOption({ label: kept.other });
    await me.button("Bewaar").dblclick();
    const her = tab.locator(".colleague").filter({ hasText: leaver });
    await her.getByText(new RegExp(`^Afwezig tot en met .*${kept.other} neemt waar`)).waitFor();
    await exactly(1, her.getByText(/^Laatste werkdag/), "her last day is gone");
    await me.enterFound(kept.other);
    const row = tab.locator(".case-row").filter({ hasText: known });
    await row.getByText(`van ${leaver}, afwezig`).waitFor();
    await look("Werklijst", { name: "away on the last day", record: `van ${leaver}, afwezig` });
  },

  async "the practice reads whom to ask instead"({ me, look }) {
    await me.enter("Hub Voorbeeld");
    await me.openPatient("Lies Verzonnen", "verz");
    await me.button("Verwijs").first().click();
    await me.button(/^Toon er nog/).click();
    await look("Lies Verzonnen", {
      name: "whom to ask instead",
      record: /neemt nu niemand aan; kies/,
    });
  },

  async "the next morning her people are with the colleague, each with the next step"(hands) {
    const { me, tab, look, kept } = hands;
    await me.moveClock("1 dag verder");
    await me.enterFound(kept.other);
    await me.title("Werklijst");
    const row = tab.locator(".case-row").filter({ hasText: known });
    await row.waitFor();
    for (const one of await tab.locator(".case-row").all())
      must(/vóór|te laat|\d/.test(await one.textContent()), "somebody has no next date");
    await look("Werklijst", { name: "taken over", record: known });
    await me.seesNot(`van ${leaver}, afwezig`);
    await row.getByRole("link").first().click();
    await me.title(known);
    await me.sees(note, /06 \d\d/);
    await look(known, { name: "a case taken over", record: note });
  },

  async "Jan and his GP read in one line who goes on"({ me, tab, look, kept }) {
    await tab.setViewportSize(phone);
    await me.link("Demo-postvak").first().click();
    const message = tab.locator(".demo-message").filter({ hasText: known });
    await message.filter({ hasText: "Uw contactpersoon is veranderd" }).first().waitFor();
    await me.enter("Hub Voorbeeld");
    await me.openPatient(known);
    await me.sees(kept.other, `Overgedragen aan ${kept.other}`);
    await look(known, {
      name: "his GP reads who goes on",
      record: `Overgedragen aan ${kept.other}`,
    });
  },

  async "of Karin nothing is left to open"({ me, tab }) {
    await me.link("Wie bent u?").first().click();
    await tab.getByRole("searchbox").fill(leaver);
    await tab.getByText(/^0 personen/).waitFor();
    await me.enterFound("welzijnscoach denkbeeld welzijn america");
    await me.link("Team").first().click();
    await me.title("Team");
    must(
      (await tab.locator(".colleague").filter({ hasText: leaver }).count()) === 0,
      "who left still carries work",
    );
  },
};
