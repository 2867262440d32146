// In the village: who is employed there has a worklist, who helps there as a volunteer answers by link and
// reads nothing but village and need before a yes. Silence goes back to who asked.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const known = "Nel Voorbeeldig";
const asked = "Chrit Oefenaar";
const volunteer = "Truus Vlakgom";
const sentence = "Durft na haar val de deur niet meer uit.";

export async function inTheVillage({ region, ...house }) {
  const names = ["Nel Voor", "Voorbeeldig", "Chrit", "Oefenaar", sentence];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("in the village", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Joke asks who is employed in the village of Nel"({ journey, me, tab, look, kept }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Joke Oefenstuk");
    await me.openPatient(known);
    await tab.getByLabel("Alleen", { exact: true }).check();
    await me.referTo("Brink, America");
    const card = tab.locator(".radio-card").filter({ hasText: "Brink, America" });
    kept.supporter = await card.locator(".radio-card-title").textContent();
    await tab.getByLabel(/^Eén zin/).fill(sentence);
    await tab.getByLabel(/^Nel vindt dit goed/).check();
    await look(known, { name: "asking in the village", record: kept.supporter });
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees(`Verstuurd naar ${kept.supporter}`);
  },

  async "she takes it on and has met Nel"({ me, tab, look, kept }) {
    await me.enterFound(kept.supporter, { size: phone });
    // Of one first name there may be another in the village.
    const row = tab.locator(".case-row").filter({ hasText: "Nel", hasNotText: "Kruisveld" });
    must(!(await row.textContent()).includes("Voorbeeldig"), "the family name before Neem aan");
    await look("Werklijst", { name: "of the village", record: "Neem aan" });
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await me.openCase(known);
    await me.sees(sentence);
    await me.button("Gesproken").dblclick();
    await me.sees("Genoteerd: Gesproken");
    await me.button("Kennismaking geweest").dblclick();
    await me.sees("Genoteerd: Kennismaking geweest");
    await look(known, { name: "with the village supporter", record: "Wie kan helpen?" });
  },

  async "Joke asks a volunteer: until a yes only village and need"({ me, tab, look }) {
    await me.enter("Joke Oefenstuk");
    await me.openPatient(asked);
    await tab.getByLabel("Bewegen", { exact: true }).check();
    await me.referTo(volunteer);
    await me.sees(/Tot een ja staan daar alleen het dorp en waar het over gaat\.$/);
    await tab.getByLabel(/^Ik mag horen of er contact was/).check();
    await tab.getByLabel(/^Chrit vindt dit goed/).check();
    await look(asked, { name: "asking a volunteer", record: volunteer });
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees(`Verstuurd naar ${volunteer}`);
  },

  async "Truus opens her link and reads no name, no number and no story"({ me, look, kept, tab }) {
    await me.openMail("Truus", { size: phone });
    kept.link = tab.url();
    await me.title("Kun jij hier helpen?");
    await me.sees(/^Iemand uit America zoekt hulp/, /bewegen/);
    await me.seesNot("Chrit", "Oefenaar", /06[ -]?\d\d/);
    await look("Kun jij hier helpen?", { record: "Ik heb nu geen tijd" });
  },

  async "two weeks of silence, and it is Joke's again with what to do now"({ me, tab, look }) {
    await me.moveClock("1 week verder");
    await me.moveClock("2 weken verder");
    await me.enter("Joke Oefenstuk");
    await me.sees(new RegExp(`^${asked}: niet beantwoord`));
    await look("Dag Joke", { name: "silence came back", record: "Kies iets anders" });
    await tab
      .getByRole("link", { name: /Kies iets anders/ })
      .first()
      .waitFor();
  },

  async "the link is closed, in plain words"({ journey, me, tab, look, kept }) {
    journey.mayRefuse(401, 404, 410);
    await tab.setViewportSize(phone);
    await tab.goto(kept.link);
    await me.seesNot("Chrit", /06[ -]?\d\d/);
    await look(/gesloten|verlopen/, {
      name: "closed link of a volunteer",
      record: /Je hoeft|niets/,
    });
  },
};
