// Signing in with the login of the own organisation: joined once by who is signed in, and from then on the
// way in; against a real OpenID provider.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeNow } from "./authenticator_app.mjs";
import { must, walk } from "./journey.mjs";
import { openLoginHouse } from "./login_house.mjs";
import { freePort, loginsOf, serveWithLogins, withoutDemoPages } from "./region.mjs";

const name = "Hub Voorbeeld";
const organization = "Praktijk De Denkbeeldige Linde";

export async function outsideLogin({ region, ...house }) {
  const folder = region.copy();
  const login = loginsOf(folder)[name];
  must(login, `no login of ${name} in the demo folder`);
  const names = ["Voorbeeld", login.email, login.password, login.key];
  const port = await freePort();
  const theirs = await openLoginHouse(`http://localhost:${port}/login/oidc/return`);
  const settings = writeSettings(folder, theirs);
  const serve = (place) => serveWithLogins(place, port, settings);
  try {
    await walk(
      "the login of the organisation",
      { house, folder, serve, names },
      async (journey) => {
        await withoutDemoPages(journey.tab);
        await journey.through(steps(login));
      },
    );
  } finally {
    await theirs.stop();
  }
}

/** `more`: what else is said of that login. */
export function writeSettings(folder, { issuer, client, secret }, more = {}) {
  writeFileSync(join(folder, "linde.secret"), `${secret}\n`, { mode: 0o400 });
  const linde = {
    code: "linde",
    organization,
    issuer,
    client_id: client,
    secret_file: "linde.secret",
    levels: { two_factors: "both" },
    ...more,
  };
  const file = join(folder, "logins.json");
  writeFileSync(file, JSON.stringify({ issuers: [linde] }));
  return file;
}

const steps = (login) => ({
  async "the page to sign in names the organisation"({ journey, me, look, tab }) {
    await tab.goto(`${journey.address}/vandaag`);
    await look("Log in", { record: `Inloggen via ${organization}` });
    await me.sees("of via je organisatie");
  },

  async "a login that nobody joined to an account opens nothing"({ journey, me, look, tab }) {
    journey.mayRefuse(401);
    await me.button(`Inloggen via ${organization}`).click();
    await saysThere(tab, "hub-van-de-praktijk");
    await me.sees("Deze login is nog niet gekoppeld aan een account hier.");
    await look("Inloggen is niet gelukt", { record: /nog niet gekoppeld/ });
    must(!new URL(tab.url()).search, "what came back still stands in the address");
    await me.link("Terug naar inloggen").click();
  },

  async "with password and code he comes in, and joins it to his account"(hands) {
    const { journey, me, look, tab } = hands;
    await comesIn(me, login);
    await tab.goto(`${journey.address}/ingelogd`);
    await look("Inloggen en passkeys", { name: "not joined", record: "Niet gekoppeld" });
    await me.button(`Koppel de login van ${organization}`).click();
    // The house knows this browser still, and asks nothing.
    await me.title("Inloggen en passkeys");
    await look("Inloggen en passkeys", { name: "joined", record: /^Gekoppeld/ });
  },

  async "signed out, it brings him in"({ me }) {
    await signOut(me);
    await me.button(`Inloggen via ${organization}`).click();
    await me.title("Dag Hub");
  },

  async "who goes back there comes in here with nothing"({ journey, me, tab }) {
    journey.mayRefuse(401);
    await signOut(me);
    await tab.context().clearCookies({ domain: "127.0.0.1" });
    await me.button(`Inloggen via ${organization}`).click();
    await tab.getByRole("button", { name: "Toch niet" }).click();
    await me.sees("Inloggen via je organisatie is niet gelukt.");
    await me.link("Terug naar inloggen").click();
  },

  async "somebody else of the organisation is not let in as him"({ journey, me, tab }) {
    journey.mayRefuse(401);
    await me.button(`Inloggen via ${organization}`).click();
    await saysThere(tab, "iemand-anders");
    await me.sees("Deze login is nog niet gekoppeld aan een account hier.");
    await me.link("Terug naar inloggen").click();
  },

  async "made loose, it opens nothing any more"({ journey, me, look, tab }) {
    journey.mayRefuse(401);
    await tab.context().clearCookies({ domain: "127.0.0.1" });
    await me.button(`Inloggen via ${organization}`).click();
    await saysThere(tab, "hub-van-de-praktijk");
    await me.title("Dag Hub");
    await tab.goto(`${journey.address}/ingelogd`);
    await me.button(`Losmaken van de login van ${organization}`).click();
    const sure = tab.getByRole("dialog", { name: `Login van ${organization} losmaken?` });
    await look("Inloggen en passkeys", { name: "to be made loose", record: /daarna niet meer/ });
    await sure.getByRole("button", { name: `Losmaken van de login van ${organization}` }).click();
    await me.sees("Niet gekoppeld");
    await signOut(me);
    await me.button(`Inloggen via ${organization}`).click();
    await me.sees("Deze login is nog niet gekoppeld aan een account hier.");
  },
});

export async function comesIn(me, login, page = "Dag Hub") {
  await me.type("E-mailadres", login.email);
  await me.type("Wachtwoord", login.password);
  await me.button("Ga verder").click();
  await me.type("Code van 6 cijfers", codeNow(login.key));
  await me.button("Log in").click();
  await me.title(page);
}

export async function saysThere(tab, who) {
  await tab.getByRole("heading", { name: "Login van de organisatie" }).waitFor();
  await tab.getByLabel("Wie ben je?").fill(who);
  await tab.getByRole("button", { name: "Dit ben ik" }).click();
}

/** What a page still asked while she signed out is refused. */
export async function signOut(me) {
  me.journey.mayRefuse(401);
  await me.tab.getByText("HV", { exact: true }).click();
  await me.button("Log uit").last().click();
  await me.title("Log in");
}
