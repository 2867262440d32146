// The acceptance walk: Lies goes to the table again. One browser, as a newcomer has it: from role to
// role by clicking, each step with what it promises.
import { desk, must, phone, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

export async function liesGaatWeerAanTafel({ region, ...house }) {
  const names = ["Lies", "Verzonnen", "Onbestaand", "Voorbeeld"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("Lies gaat weer aan tafel", ground, async (journey) => {
    const { tab } = journey;

    await journey.step("1 who are you? Femke, and search comes first", async () => {
      await tab.goto(journey.address);
      await tab.getByRole("link", { name: "Wie ben je?" }).click();
      await tab.getByText("Alle personen zijn verzonnen").first().waitFor();
      await journey.look("Wie bent u?", { record: "Femke Oefening" });
      await enter("Femke Oefening");
      await journey.look("Wie heb je aan de lijn?", { record: "Wie moet je bellen?" });
      must(
        await tab.getByLabel("Naam of geboortedatum").evaluate((box) => box === document.activeElement),
        "the search field does not have the focus",
      );
    });

    await journey.step("2 Femke sends the list home, and sees no answers", async () => {
      await tab.keyboard.type("verz");
      await tab.getByRole("link", { name: /Lies Verzonnen/ }).click();
      await journey.look("Lies Verzonnen", { name: "Lies at the desk", record: "61 jaar" });
      for (const hidden of ["Het zorgen voor mijn moeder", "In de woorden van", "Hoe gaat het met Lies?"]) {
        must((await tab.getByText(hidden).count()) === 0, `the assistant sees "${hidden}"`);
      }
      await tab.getByRole("button", { name: "Stuur vragenlijst", exact: true }).dblclick();
      await tab.getByText("Verstuurd", { exact: true }).waitFor();
      await tab.getByText("De link verloopt over 7 dagen.").waitFor();
      await journey.look("Lies Verzonnen", { name: "list sent", record: "De link verloopt over 7 dagen." });
    });

    async function enter(name) {
      if (new URL(tab.url()).pathname !== "/demo") {
        await tab.getByRole("link", { name: "Wie bent u?" }).click();
      }
      await tab.getByRole("button", { name: new RegExp(`^${name}`) }).first().dblclick();
      await tab.getByRole("heading", { level: 1, name: "Wie bent u?" }).waitFor({ state: "detached" });
    }
    void phone;
    void desk;
  });
}
