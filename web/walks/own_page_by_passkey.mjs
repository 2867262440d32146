// A resident keeps her own page on her phone: the next time her finger is enough, without a message and without a
// code; and what she removes opens nothing any more.
import { must, walk } from "./journey.mjs";
import { aWhileLater, plugIn } from "./passkeys.mjs";
import { serveRegionByName } from "./region.mjs";
import { phone } from "./sizes.mjs";

const name = "Roos Vingervoorbeeld";
const keep = "Volgende keer met uw vinger of gezicht";

export async function ownPageByPasskey({ region, ...house }) {
  const names = ["Roos", "Vingervoorbeeld"];
  const ground = { house, folder: region.copy(), serve: serveRegionByName, names };
  await walk("the own page by a passkey", ground, async (journey) => {
    const authenticator = await plugIn(journey);
    await journey.through(steps(authenticator));
  });
}

const steps = (authenticator) => ({
  async "Hub refers her to Karin"({ journey, me, tab }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Roos", "Vingervoorbeeld", { years: 70, phone: "0699990095" });
    await me.openPatient(name);
    await me.referTo("Karin Schets");
    await tab.getByLabel(/^Roos vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
  },

  async "behind her message and a code she keeps it with one press"({ me, look }) {
    await me.openMail("heeft iets voor u klaarstaan", { to: name, size: phone });
    await me.passCode();
    await me.title("Dag Roos");
    await me.link(keep).click();
    await look(keep, { record: "Bewaar op dit apparaat" });
    await me.button("Bewaar op dit apparaat").dblclick();
    await me.sees(/Ga naar localhost:\d+\/mijn en druk/);
    await look(keep, { name: "the own page kept", record: "Hier bewaard" });
    const [kept, ...more] = await authenticator.credentials();
    must(kept && more.length === 0, "the phone keeps not just one passkey");
    const said = Buffer.from(kept.userHandle ?? "", "base64").toString();
    must(!/Roos|Vinger/.test(JSON.stringify(kept) + said), "her name stands on the phone");
  },

  async "the next time her finger is enough"({ journey, me, look, tab }) {
    journey.mayRefuse(401);
    await tab.context().clearCookies();
    await tab.goto(`${journey.address}/mijn`);
    await look("Naar uw bladzijde", { record: "De eerste keer" });
    await me.button("Open met vinger of gezicht").click();
    await me.title("Dag Roos");
    await me.sees("Karin Schets");
    await look("Dag Roos", { name: "the own page by a finger", record: "Sluit deze bladzijde" });
    await me.link("Wie keek, en waarom").click();
    await me.title("Wie keek, en waarom");
    must(new URL(tab.url()).pathname === "/mijn/wie-keek", `she is at ${tab.url()}`);
    await me.link("Terug naar uw bladzijde").click();
  },

  async "closed, it asks her again; and a finger that is not hers opens nothing"(hands) {
    const { journey, me, tab } = hands;
    journey.mayRefuse(401);
    await me.button("Sluit deze bladzijde").click();
    await me.title("Naar uw bladzijde");
    await authenticator.knowsWhoIsThere(false);
    await me.button("Open met vinger of gezicht").click();
    await me.sees("Het is niet gelukt, of u bent gestopt.");
    await authenticator.knowsWhoIsThere(true);
    await me.button("Open met vinger of gezicht").click();
    await me.title("Dag Roos");
    must(tab.url().endsWith("/mijn"), `she is at ${tab.url()}`);
  },

  async "what lets somebody in asks who she is once more"({ journey, me, look, tab }) {
    journey.mayRefuse(401, 403);
    await me.link(keep).click();
    await aWhileLater(tab, "**/api/my/passkeys/begin");
    await me.button("Bewaar ook op dit apparaat").click();
    await me.sees("Weten we zeker dat u het bent?");
    await look(keep, { name: "a proof of a resident", record: "Daarna gaat het vanzelf verder." });
    await me.button("Open met vinger of gezicht").click();
    // The work went on by itself: this device has it already.
    await me.sees("Op dit apparaat is het al bewaard.");
    await me.button(/^Verwijder .*, sinds/).click();
    const sure = tab.getByRole("dialog", { name: /verwijderen\?$/ });
    await sure.getByRole("button", { name: "Verwijder", exact: true }).click();
    await me.sees("Verwijderd.");
  },

  async "what she removed opens nothing any more"({ journey, me, look, tab }) {
    journey.mayRefuse(401, 403);
    await tab.goto(`${journey.address}/mijn`);
    await me.button("Open met vinger of gezicht").click();
    await me.sees("Dit opent geen bladzijde meer.");
    await look("Naar uw bladzijde", { name: "a page that is gone", record: "De eerste keer" });
  },
});
