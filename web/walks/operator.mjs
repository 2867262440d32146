// The technical administrator looks how the system is doing, and finds nothing about persons.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

export async function howTheHouseIsDoing({ region, ...house }) {
  const names = ["Lies", "Verzonnen", "Onbestaand", "Schets"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("how the house is doing", ground, (journey) => journey.through(steps));
}

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
