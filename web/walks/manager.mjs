// A week of the manager of a practice: somebody new is asked in and comes in with link and code, one is
// away, one leaves, and one must not come in any more from this minute.
import { comesInByInvitation } from "./invited.mjs";
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

const manager = "Mies Maatwerk";
const newcomer = "Sanne Splinternieuw-van den Verzonnenberg";
const address = "sanne.splinternieuw@praktijk.example";
const password = "zeven grijze kippen op zolder";

export async function theManagersWeek({ region, ...house }) {
  const names = ["Splinternieuw", "Maatwerk", "Oefening"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the manager's week", ground, (journey) => journey.through(steps));
}

const steps = {
  async "who manages sees who works here, and no resident"({ journey, me, tab, look, kept }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await tab.getByRole("searchbox").fill(manager);
    await me.enter(manager);
    await look("Mensen in de organisatie", { record: "Wie werkt hier", guide: "manager-mensen" });
    const menu = tab.locator(".top-menu a");
    const pages = (await menu.allTextContents()).join();
    must(
      pages === "Mensen,Wie helpt,Cijfers,Organisatie,Steekproef",
      `the menu of a manager: ${pages}`,
    );
    must((await me.link(/Zoek/).count()) === 0, "a manager searches nobody");
    kept.people = await tab.locator(".colleague-name").allTextContents();
    must(kept.people.length > 3, `who works here: ${kept.people}`);
  },

  async "a colleague is asked in: only for work that a manager gives"({ me, tab, look }) {
    await me.button("Nodig een collega uit").click();
    const roles = await tab.getByLabel("Welk werk?").locator("option").allTextContents();
    must(!roles.includes("Huisarts"), `a manager gives: ${roles}`);
    await me.type("Voornaam en achternaam", newcomer);
    await tab.getByLabel("Welk werk?").selectOption({ label: "Praktijkassistent" });
    await me.type("E-mailadres van het werk", address);
    await look("Mensen in de organisatie", { name: "inviting", record: "Welk werk?" });
    await me.button("Verstuur").click();
    await me.sees(`Vertel ${newcomer} deze code`);
    await look("Mensen in de organisatie", {
      name: "the code",
      record: "Mail de code niet",
      guide: "manager-code",
    });
  },

  async "she comes in with link and code, on a browser of her own"(hands) {
    const { me, tab, kept } = hands;
    const hers = await comesInByInvitation(hands, password);
    kept.hers = hers;
    await tab.reload();
    await me.sees(newcomer);
  },

  async "one is away and one leaves, each with who goes on"({ me, tab, look, kept }) {
    const [leaver] = await assistants(tab);
    kept.leaver = leaver;
    await me.button(`Noteer dat ${leaver} afwezig is`).click();
    await me.button("Bewaar").click();
    await tab.getByText(/^Afwezig tot en met/).waitFor();
    await me.button(`Gaat weg: noteer de laatste werkdag van ${leaver}`).click();
    await tab.getByLabel("Wie neemt het werk over?").selectOption({ label: newcomer });
    await look("Mensen in de organisatie", {
      name: "leaving",
      record: "Laatste werkdag",
      guide: "manager-weg",
    });
    await me.button("Bewaar").click();
    await me.sees(new RegExp(`daarna neemt ${newcomer} het over`));
    await me.button(`Gaat niet door: vertrek van ${leaver}`).click();
    await me.button(`Gaat weg: noteer de laatste werkdag van ${leaver}`).waitFor();
  },

  async "of a GP no last day is offered: that is not hers to say"({ tab }) {
    const gps = tab.locator(".colleague").filter({ hasText: "Huisarts" });
    must((await gps.count()) > 0, "no GP works here");
    must(
      (await gps.getByRole("button", { name: /Gaat weg|Stop toegang/ }).count()) === 0,
      "offered",
    );
  },

  async "access that ends at once is over at the next request"({ journey, me, tab, look, kept }) {
    await me.button(`Stop toegang nu van ${newcomer}`).click();
    await look("Mensen in de organisatie", {
      name: "ending access",
      record: "meteen overal uitgelogd",
    });
    await me.button("Stop de toegang").click();
    await tab.getByText(newcomer).first().waitFor({ state: "detached" });
    await kept.hers.goto(`${journey.address}/`);
    await kept.hers.getByLabel("Wachtwoord").waitFor();
    await kept.hers.context().close();
  },

  async "where she is signed in stands behind her initials"({ me, tab, look }) {
    await tab.locator(".account-menu summary").click();
    await me.link("Inloggen en passkeys").click();
    await look("Inloggen en passkeys", { record: "Dit apparaat" });
  },

  async "three more at once, from a list"({ journey, me, tab, look }) {
    await tab.goto(`${journey.address}/mensen`);
    await me.button("Nodig een heel team uit").click();
    const rows = [1, 2, 3].map(
      (n) => `Assistent Nummer ${n};praktijkassistent;a${n}@praktijk.example`,
    );
    await me.type("De lijst", ["naam;werk;mail", ...rows].join("\n"));
    await me.button("Kijk na").click();
    await me.sees("Klopt dit? 3 collega's");
    await look("Mensen in de organisatie", { name: "a list", record: "a3@praktijk.example" });
    await me.button("Verstuur 3 uitnodigingen").click();
    await me.sees("3 uitnodigingen zijn verstuurd");
    await look("Mensen in de organisatie", { name: "the codes", record: "a3@praktijk.example" });
    await exactly(3, tab.locator(".listed-code"), "a code for each");
    await me.button("Ik heb de codes").click();
  },

  async "the organisation is set up in one sitting, by the keyboard"({
    journey,
    me,
    tab,
    look,
    kept,
  }) {
    await tab.goto(`${journey.address}/mensen`);
    await me.sees(/3 van 5 klaar/);
    await me.link("Ga verder").click();
    await me.title("Organisatie inrichten");
    await me.sees("3 van 5 klaar");
    const keys = tab.keyboard;
    await keys.press("Alt+1");
    await focusIsIn(tab, "stap-controller");
    await look("Organisatie inrichten", {
      record: "Wie is verantwoordelijk",
      guide: "manager-organisatie",
    });
    await me.type("Naam van de organisatie", "Praktijk De Verzonnen Linde B.V.");
    await me.type("KvK-nummer", "1234567");
    await me.type("Postcode", "5966 ab");
    journey.mayRefuse(422);
    await keys.press("Enter");
    await me.objection("Een KvK-nummer heeft 8 cijfers");
    await me.type("KvK-nummer", "12345678");
    await keys.press("Enter");
    await focusIsIn(tab, "stap-agreement");
    await me.type("Wie tekende?", "De praktijkhouder");
    await me.type("Met welke functie?", "Huisarts");
    await me.type("Dag", "1");
    await me.type("Maand", "11");
    await me.type("Jaar", "2025");
    await look("Organisatie inrichten", {
      name: "the agreement",
      record: "Verwerkersovereenkomst Veerkracht",
    });
    await tab.getByLabel("Jaar", { exact: true }).press("Enter");
    await me.sees("4 van 5 klaar");
    kept.left = tab.url();
  },

  async "left and gone on later, where it was left"({ journey, me, tab, look, kept }) {
    await tab.goto(`${journey.address}/mensen`);
    await me.sees(/4 van 5 klaar/);
    await tab.goto(kept.left);
    await look("Organisatie inrichten", {
      name: "the terms",
      record: "Zorgdossier",
      guide: "manager-termijnen",
    });
    await me.button("Bewaar").click();
    await me.sees("Je organisatie is klaar om te werken");
    await look("Organisatie inrichten", { name: "all done", record: "5 van 5 klaar" });
  },

  async "nothing goes before she looked, and there is nothing past its term"({ me, look }) {
    await me.link("Naar bewaren en verwijderen").click();
    await me.sees("Er wordt nog niets vanzelf verwijderd. Kijk eerst wat er weg zou gaan.");
    await me.button("Kijk wat er weg zou gaan").click();
    await me.sees("Er is niets over zijn termijn.");
    await look("Bewaren en verwijderen", { record: "Onze termijnen", guide: "manager-bewaren" });
  },
};

async function focusIsIn(tab, id) {
  await tab.waitForFunction((place) => document.activeElement?.closest(`#${place}`), id);
}

/** Who does work that is given by a manager and done by more than one. */
async function assistants(tab) {
  const rows = tab.locator(".colleague").filter({ hasText: "Praktijkassistent" });
  const names = await rows.locator(".colleague-name").allTextContents();
  return names.filter((name) => name !== newcomer);
}
