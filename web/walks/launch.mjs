// From the GP's own system to the patient's page: once the question who it is, and from then on no login and no
// question. The system is a real OpenID provider that opens patients as SMART App Launch has it.
import { must, walk } from "./journey.mjs";
import { openLoginHouse } from "./login_house.mjs";
import { comesIn, saysThere, signOut, writeSettings } from "./outside_login.mjs";
import { freePort, loginsOf, serveWithLogins, withoutDemoPages } from "./region.mjs";

const organization = "Praktijk De Denkbeeldige Linde";

export async function launch({ region, ...house }) {
  const folder = region.copy();
  const login = loginsOf(folder)["Hub Voorbeeld"];
  const names = ["Voorbeeld", "Verzonnen", login.email, login.password, login.key];
  const port = await freePort();
  const theirs = await openLoginHouse(`http://localhost:${port}/login/oidc/return`);
  const settings = writeSettings(folder, theirs, { fhir: theirs.fhir });
  const serve = (place) => serveWithLogins(place, port, settings);
  try {
    await walk("from the GP's own system", { house, folder, serve, names }, async (journey) => {
      await withoutDemoPages(journey.tab);
      await journey.through(steps(login, theirs));
    });
  } finally {
    await theirs.stop();
  }
}

const steps = (login, theirs) => ({
  async "he joins the login of his system to his account once"({ journey, me, tab }) {
    await tab.goto(`${journey.address}/ingelogd`);
    await comesIn(me, login, "Inloggen en passkeys");
    await me.button(`Koppel de login van ${organization}`).click();
    await saysThere(tab, "hub-van-de-praktijk");
    await me.sees("Gekoppeld");
    await signOut(me);
  },

  async "his system opens a patient: who that is here is asked once"({ journey, me, look, tab }) {
    await tab.goto(theirs.opens("p-12", journey.address));
    await me.title("Wie heb je open?");
    must(!new URL(tab.url()).search, "what came along still stands in the address");
    await me.type("Naam of geboortedatum", "verz");
    await me.button("Lies Verzonnen is het").waitFor();
    await look("Wie heb je open?", { record: "Lies Verzonnen" });
    await me.button("Lies Verzonnen is het").click();
    await me.title("Lies Verzonnen");
  },

  async "from then on it opens her page, without a login and without a question"(hands) {
    const { journey, me, tab } = hands;
    // Her page may still be asking for its parts while he signs out.
    await signOut(me);
    await tab.goto(theirs.opens("p-12", journey.address));
    await me.title("Lies Verzonnen");
  },

  async "a wrong choice is made anew"({ me, look, tab }) {
    await me.link("Kies opnieuw").click();
    await me.title("Wie heb je open?");
    await me.type("Naam of geboortedatum", "piet");
    await me.button("Piet Onbestaand is het").click();
    await me.title("Piet Onbestaand");
    await look("Piet Onbestaand", { record: "Kies opnieuw" });
    must(tab.url().endsWith("?geopend=1"), "the page does not know that it was opened from there");
  },

  async "a system that nobody set up here opens nothing"({ journey, look, tab }) {
    journey.mayRefuse(404);
    const elsewhere = new URLSearchParams({ iss: "https://elders.example/fhir", launch: "x" });
    await tab.goto(`${journey.address}/launch/smart?${elsewhere}`);
    await look("Je komt uit je eigen systeem", { record: /kennen het systeem niet/ });
  },
});
