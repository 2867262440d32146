// An ordinary bad week: who stands behind the coach opens a day with life in it, a coach has his last
// working day, and a short question goes to a desk and comes back. Of each its page for users has pictures.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const question = "Kan iemand die net verhuisd is meteen bij jullie terecht?";
const answer = "Ja. De gemeente waar iemand nu woont, helpt.";

export async function aDayOfEachRole({ region, ...house }) {
  const names = ["Spaarbeeld", "Kleurplaat", "Dorpsbeeld", "Wisselgeld", question, answer];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("a day of each role", ground, (journey) => journey.through(steps));
}

const steps = {
  async "the debt desk: what cannot wait on top, who is late, who must not be called"(hands) {
    const { journey, me, tab, look } = hands;
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Sanne Spaarbeeld");
    await me.sees(
      "Kan niet wachten",
      "Te laat",
      "Niet bellen",
      "Tolk nodig",
      "Korte vragen aan het loket",
    );
    await look("Postvak", { record: "Kan niet wachten", guide: "schuldhulp-postvak" });
    await openRow(tab, "Niet bellen");
    await me.sees("Niet bellen. Dat is niet veilig of niet gewenst. Overleg met wie stuurde.");
    await look(/./, {
      name: "who must not be called",
      record: "Niet bellen",
      guide: "schuldhulp-zaak",
    });
  },

  async "the youth team: a child with an interpreter, an hour that was agreed, its clock"(hands) {
    const { me, tab, look } = hands;
    await me.enter("Fenna Kleurplaat");
    await me.sees("Kan niet wachten", "Niet bellen", "Tolk nodig", "Loopt");
    await look("Postvak", { name: "youth team", record: "Tolk nodig", guide: "jeugdteam-postvak" });
    await openRow(tab, "Tolk nodig");
    await me.sees("Wat wanneer moet", "Pools");
    await look(/./, {
      name: "a child",
      record: "Wat wanneer moet",
      guide: "jeugdteam-zaak",
      at: "Wat wanneer moet",
    });
  },

  async "the village supporter: one village, and somebody who came by a neighbour"(hands) {
    const { me, tab, look } = hands;
    await me.enter("Dorien Dorpsbeeld", { size: phone });
    await me.sees("Kan niet wachten", "via een buur", "Tolk nodig");
    // Of whom the address is secret, no village is told either.
    const villages = (await tab.locator(".case-who .quiet").allTextContents()).filter(Boolean);
    must(villages.length > 4, `only ${villages.length} on the list`);
    must(
      villages.every((one) => one === "America"),
      `of other villages: ${villages}`,
    );
    await look("Werklijst", {
      name: "village supporter",
      record: "via een buur",
      guide: "dorp-werklijst",
    });
    await openRow(tab, "via een buur");
    await look(/./, {
      name: "who came by a neighbour",
      record: "Hoort de huisarts ervan?",
      guide: "dorp-zaak",
    });
  },

  async "a coach on his last working day, with who goes on and who is away"({ me, look }) {
    await me.enter("Wouter Wisselgeld");
    await me.sees(/van jou/);
    await look("Werklijst", { name: "last working day", record: "Neem aan" });
    await me.link("Team").first().click();
    await me.sees(/Daan Passer neemt waar/, /daarna neemt Daan Passer het over/);
    await look("Team", {
      name: "a team with gaps",
      record: "Lieke Lijnrecht",
      guide: "coach-laatste-dag",
    });
  },

  async "Hub asks a short question, about nobody"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await me.link("Stel een korte vraag").click();
    await tab
      .getByRole("radio", { name: /Schuldhulp/ })
      .first()
      .check();
    await me.type("Je vraag", question);
    await look("Korte vraag aan een loket", { record: "Aan wie?", guide: "korte-vraag" });
    await me.button("Verstuur vraag").dblclick();
    await me.sees(/^Gevraagd aan Schuldhulp/);
  },

  async "the desk answers, and Hub reads it on his day"({ me, tab, look }) {
    await me.enter("Sanne Spaarbeeld");
    await me.link(question).click();
    await me.type("Je antwoord", answer);
    await look("Korte vraag", { record: question, guide: "korte-vraag-antwoord" });
    await me.button("Verstuur antwoord").dblclick();
    await tab.getByRole("heading", { name: "Het antwoord" }).waitFor();
    await me.enter("Hub Voorbeeld");
    await me.sees(question, /^Antwoord/);
  },

  async "own figures of last week are one tap away, whatever day it is"({ me, tab, look }) {
    await tab.getByText(/^Vorige week, .* tot en met /).waitFor();
    await me.link("Cijfers").first().click();
    await look("Cijfers van de praktijk", { record: /^Vorige week, /, guide: "huisarts-cijfers" });
  },

  async "who refers from elsewhere reads what came back, and no talk"({ me, tab, look }) {
    await me.enter("Wies Schetsboek");
    await look("Dag Wies", { record: "Wat terugkwam", guide: "verwijzer-vandaag" });
    must((await me.button("Begin gesprek").count()) === 0, "who refers can begin a talk");
    await tab.getByText(/^Je ziet hoe jouw verwijzingen gaan/).waitFor();
  },
};

async function openRow(tab, words) {
  const row = tab.locator(".case-row").filter({ hasText: words }).first();
  await row.getByRole("link").first().click();
  await tab.locator(".case-screen").waitFor();
}
