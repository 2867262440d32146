// Somebody stands in for a while: Hub lets her in until a day, she comes in, and
// when he stops it her next click is at the door.
import { comesInByInvitation } from "./invited.mjs";
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

const locum = "Wanda Waarneemster";
const address = "wanda@waarneming.example";
const password = "zeven grijze kippen op zolder";

export async function aLocum({ region, ...house }) {
  const ground = { house, folder: region.copy(), serve: serveRegion, names: ["Waarneemster"] };
  await walk("a locum", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Hub lets somebody in from a first day until a last one"({ journey, me, tab, look }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await tab.goto(`${journey.address}/mensen`);
    await me.button("Nodig een collega uit").click();
    await me.type("Voornaam en achternaam", locum);
    await tab.getByLabel("Welk werk?").selectOption({ label: "Waarnemer" });
    const first = await tab.getByLabel("Eerste dag").inputValue();
    await tab.getByLabel("Laatste dag").fill(plusDays(first, 40));
    await me.type("E-mailadres van het werk", address);
    journey.mayRefuse(422);
    await me.button("Verstuur").click();
    await me.objection("Waarnemen kan hoogstens 31 dagen aan één stuk.");
    await tab.getByLabel("Laatste dag").fill(plusDays(first, 6));
    await look("Mensen in de organisatie", { name: "inviting a locum", record: "Laatste dag" });
    await me.button("Verstuur").click();
    await me.sees(`Vertel ${locum} deze code`);
  },

  async "she comes in, and has the pages of a locum"(hands) {
    const hers = await comesInByInvitation(hands, password);
    const pages = (await hers.locator(".top-menu a").allTextContents()).join();
    must(pages === "Verwijzingen", `the menu of a locum: ${pages}`);
    hands.kept.hers = hers;
  },

  async "until when and who answers stands behind her name"({ tab, me, look }) {
    await tab.reload();
    await me.sees(/^Werkt hier tot en met .*Verantwoordelijk: Hub Voorbeeld\.$/);
    await look("Mensen in de organisatie", { name: "a locum works here", record: locum });
  },

  async "stopped, her next click is at the door"({ journey, me, kept, tab }) {
    await me.button(`Stop waarneming van ${locum}`).click();
    await tab.getByText(/^Kan niet meer inloggen/).waitFor();
    await kept.hers.goto(`${journey.address}/`);
    await kept.hers.getByLabel("Wachtwoord").waitFor();
    await kept.hers.context().close();
    await me.button(`Verleng de waarneming van ${locum}`).click();
    await me.sees(/^Werkt hier tot en met/);
  },
};

function plusDays(day, days) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
