// A passkey from making to removing, with an authenticator that Chromium plays: it knows who is in
// front of it, and signs as a real one does.
import { codeNow } from "./authenticator_app.mjs";
import { must, walk } from "./journey.mjs";
import { loginsOf, serveRegionByName, withoutDemoPages } from "./region.mjs";

const name = "Hub Voorbeeld";

export async function passkeys({ region, ...house }) {
  const folder = region.copy();
  const login = loginsOf(folder)[name];
  must(login, `no login of ${name} in the demo folder`);
  const names = ["Voorbeeld", login.email, login.password, login.key];
  await walk("passkeys", { house, folder, serve: serveRegionByName, names }, async (journey) => {
    await withoutDemoPages(journey.tab);
    const authenticator = await plugIn(journey);
    await journey.through(steps(login, authenticator));
  });
}

const steps = (login, authenticator) => ({
  async "with password and code he comes in for the last time"({ journey, me, look, tab }) {
    await tab.goto(`${journey.address}/vandaag`);
    await look("Log in", { record: "of met je wachtwoord" });
    await me.type("E-mailadres", login.email);
    await me.type("Wachtwoord", login.password);
    await me.button("Ga verder").click();
    await me.type("Code van 6 cijfers", codeNow(login.key));
    await me.button("Log in").click();
    await me.title("Dag Hub");
  },

  async "he makes a passkey and gives it a name"({ journey, me, look, tab }) {
    await tab.goto(`${journey.address}/ingelogd`);
    await look("Inloggen en passkeys", { record: "Je hebt nog geen passkey." });
    await me.button("Maak een passkey").click();
    await me.button("Maak een passkey").click();
    await me.objection("Geef de passkey een naam.");
    await me.type("Naam van de passkey", "Laptop");
    await me.button("Maak een passkey").click();
    await me.sees("Laptop");
    await look("Inloggen en passkeys", { name: "a passkey made", record: /^Gemaakt/ });
    must((await authenticator.credentials()).length === 1, "the authenticator keeps no passkey");
  },

  async "signed out, the passkey alone brings him in"({ journey, me, tab }) {
    await signOut(me);
    await me.button("Inloggen met passkey").click();
    await me.title("Dag Hub");
    await tab.goto(`${journey.address}/ingelogd`);
    await me.sees(/laatst gebruikt/);
  },

  async "later he proves who he is with the passkey, and goes on where he was"(hands) {
    const { journey, me, look, tab } = hands;
    journey.mayRefuse(401);
    await aWhileLater(tab, "**/api/passkeys/begin");
    await me.button("Maak een passkey").click();
    await me.type("Naam van de passkey", "Nog een keer deze laptop");
    await me.button("Maak een passkey").click();
    await me.sees("Laat zien dat jij het bent");
    await look("Inloggen en passkeys", { name: "a proof", record: "Gebruik je passkey" });
    await me.button("Gebruik je passkey").click();
    // The work went on by itself: this device has one already, and the name still stands there.
    await me.sees("Op dit apparaat staat al een passkey voor jou.");
    const typed = await tab.getByLabel("Naam van de passkey").inputValue();
    must(typed === "Nog een keer deze laptop", `what was typed is now "${typed}"`);
    await me.button("Niet doen").click();
  },

  async "who is not known to the device does not come further"({ journey, me, tab }) {
    journey.mayRefuse(401);
    await aWhileLater(tab, "**/api/passkeys/*/remove");
    await me.button("Verwijder de passkey Laptop").click();
    const sure = tab.getByRole("dialog", { name: "Laptop verwijderen?" });
    await sure.getByRole("button", { name: "Verwijder de passkey Laptop" }).click();
    await authenticator.knowsWhoIsThere(false);
    await me.button("Gebruik je passkey").click();
    await me.sees("Het is niet gelukt, of je bent gestopt. Probeer het nog een keer.");
    await authenticator.knowsWhoIsThere(true);
    await me.button("Gebruik je passkey").click();
    await me.sees("Je hebt nog geen passkey.");
  },

  async "what was removed opens nothing any more"({ journey, me, look }) {
    journey.mayRefuse(403);
    await signOut(me);
    await me.button("Inloggen met passkey").click();
    await me.sees("Deze passkey kennen we niet. Log in met je wachtwoord.");
    await look("Log in", { name: "a passkey that nobody knows", record: "Wachtwoord" });
  },
});

async function signOut(me) {
  await me.tab.getByText("HV", { exact: true }).click();
  await me.button("Log uit").last().click();
  await me.title("Log in");
}

/** The next time this is asked, the proof is too long ago. */
export async function aWhileLater(tab, address) {
  await tab.route(
    address,
    (route) =>
      route.fulfill({
        status: 401,
        contentType: "application/problem+json",
        body: JSON.stringify({ status: 401, code: "session.proof_wanted" }),
      }),
    { times: 1 },
  );
}

/** A fingerprint reader in the machine that keeps its passkeys itself. */
export async function plugIn(journey, tab = journey.tab) {
  const line = await journey.context.newCDPSession(tab);
  await line.send("WebAuthn.enable");
  const { authenticatorId } = await line.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async credentials() {
      return (await line.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
    },
    knowsWhoIsThere: (isUserVerified) =>
      line.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}
