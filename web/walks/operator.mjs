// The technical administrator looks how the system is doing, and finds nothing about persons.
import { walk } from "./journey.mjs";
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
    await look("Beheer", { record: "Nog geen back-up gemaakt", guide: "beheer" });
    await me.seesNot("Lies", "Verzonnen", "Patiënt");
  },
};
