// The technical administrator looks how the system is doing, and finds nothing about persons; also not
// behind the number of an error that somebody reads out.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

export async function howTheHouseIsDoing({ region, ...house }) {
  const names = ["Lies", "Verzonnen", "Onbestaand", "Schets"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("how the house is doing", ground, (journey) => journey.through(steps));
}

export async function aNumberIsQuoted({ region, ...house }) {
  const names = ["Voorbeeld", "Techniek"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("a number is quoted", ground, (journey) => journey.through(quoted));
}

const absent = "/api/people/018f0000-0000-7000-8000-00000000ffff";

const quoted = {
  async "Hub's page does not load, and shows a number to read out"(hands) {
    const { journey, me, tab, look, kept } = hands;
    journey.mayRefuse(404);
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    // What the page asks is not there.
    await tab.route("**/api/colleagues", (route) =>
      route.continue({ url: `${journey.address.replace(/\/$/, "")}${absent}` }),
    );
    await me.link("Mensen").first().click();
    const notice = tab.getByRole("alert").filter({ hasText: "Noem dit nummer" });
    kept.number = await notice.locator("strong").textContent();
    must(/^\w{4}-\w{4}$/.test(kept.number), `a number to quote: ${kept.number}`);
    await look("Mensen in de organisatie", {
      name: "a number to quote",
      record: kept.number,
      guide: "foutnummer",
    });
    await tab.unroute("**/api/colleagues");
  },

  async "Toos types it as she heard it and reads what to do, and no name of a resident"(hands) {
    const { me, look, kept } = hands;
    await me.enter("Toos Techniek");
    await me.link("Helpdesk").first().click();
    await me.type("Nummer", kept.number.toLowerCase().replace("-", " "));
    await me.button("Zoek het nummer").click();
    await me.sees(kept.number, "Patiënt: openen", "Huisarts", "record.absent (404)");
    await me.seesNot("Verzonnen", "Hub Voorbeeld");
    await look("Helpdesk", {
      name: "what a number tells",
      record: "Wat je kunt doen",
      guide: "helpdesk",
    });
  },

  async "what she answered stands there for the next who hears this number"({ me, tab, kept }) {
    await tab.getByRole("radio", { name: "Uitgelegd wat er was" }).check();
    await me.button("Leg vast").click();
    await me.sees("Eerder gemeld", /Toos Techniek: Uitgelegd wat er was/);
    await tab.reload();
    await tab.getByRole("row").filter({ hasText: kept.number }).waitFor();
  },

  async "a number that is nowhere says so"({ journey, me }) {
    journey.mayRefuse(404);
    await me.type("Nummer", "AAAA-AAAA");
    await me.button("Zoek het nummer").click();
    await me.sees(/We vinden dit nummer niet/);
  },
};

const steps = {
  async "Toos sees room, backup and what stands still, and no person"(hands) {
    const { journey, me, tab, look } = hands;
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Toos Techniek");
    await me.sees("Nog geen back-up gemaakt");
    await look("Beheer", { record: "Bestand van de nacht", guide: "beheer" });
    await me.seesNot("Lies", "Verzonnen", "Patiënt");
  },

  async "who gets a file each night, whether it was made and with how many cases"({ tab, look }) {
    const row = tab.getByRole("row").filter({ hasText: "Denkbeeld Maatschappelijk Werk" });
    // It is made within a minute of the start; the page looks again by itself.
    await row.getByText("Gelukt").waitFor({ timeout: 100_000 });
    must(/\d+$/.test((await row.textContent()).trim()), "not how many cases");
    await look("Beheer", {
      name: "the file of the night",
      record: "Gelukt",
      guide: "beheer-nacht",
      at: "Bestand van de nacht",
    });
  },
};
