// Who comes for a resident comes for a matter: a bewindvoerder finds the debt help on her phone and nothing of
// the rest. Of a child of 14 child and parent each say yes on the own phone; then the child keeps the parent out. A
// new number of the adult waits for a second colleague.
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { desk, phone } from "./sizes.mjs";

const adult = "Wil Geldvoorbeeld";
const newNumber = "06 9999 0067";
const child = "Sem Samenvoorbeeld";
const forTheMoney = { name: "Ria Rekenvoorbeeld", phone: "06 9999 0064" };
const mother = { name: "Ilse Samenvoorbeeld", phone: "06 9999 0066" };

export async function whoComesForAMatter({ region, ...house }) {
  const names = ["Geldvoorbeeld", "Samenvoorbeeld", "Rekenvoorbeeld"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("who comes for a matter", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Hub asks Karin and debt help for Wil, and notes who does the money"({
    journey,
    me,
    tab,
    look,
  }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Wil", "Geldvoorbeeld", { years: 61, phone: "0699990063" });
    await me.referTo("Karin Schets");
    await tab.getByText("Wil beslist hier zelf over").click();
    await tab.getByRole("radio", { name: "Nee", exact: true }).check();
    await look(adult, { name: "who decides on this question", record: "Wie beslist?" });
    await tab.getByRole("radio", { name: "Ja", exact: true }).check();
    await tab.getByLabel(/^Wil vindt dit goed/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
    await me.openPatient(adult);
    await me.referTo("Schuldhulp");
    await me.type("Adres van Wil", "Verzonnenstraat 61, Horst");
    await tab.getByLabel("Op papier getekend").check();
    await tab.getByLabel(/^Wil heeft getekend/).check();
    await me.button("Verstuur melding").dblclick();
    await me.sees("Verstuurd naar Schuldhulp");
    await me.openPatient(adult);
    await note(tab, "Noteer een curator, mentor of bewindvoerder", forTheMoney, "Bewindvoerder");
    await look(adult, { name: "who does the money is noted", record: forTheMoney.name });
    must(
      (await linksTo(journey, forTheMoney)) === 0,
      "a link went out before anybody confirmed it",
    );
  },

  async "Joke looks at the paper too, and only then the link goes out"({ me, tab, look }) {
    await me.enter("Joke Oefenstuk");
    await look("Dag Joke", {
      name: "a colleague asks to confirm",
      record: "Papieren om in te kijken",
    });
    await me.openPatient(adult);
    await look(adult, { name: "confirming what Hub noted", record: "Klopt, stuur de link" });
    await confirm(tab, forTheMoney);
    await look(adult, {
      name: "a colleague confirmed it",
      record: "bevestigd door Joke Oefenstuk",
    });
    await me.enter("Hub Voorbeeld");
  },

  async "on her phone Ria finds the debt help, and nothing of the rest"({ journey, look }) {
    const hers = await opened(journey, forTheMoney, 61);
    await hers.getByText("U ziet alleen wat over geld gaat.").waitFor();
    await hers.getByText("Schuldhulp").first().waitFor();
    must(
      (await hers.getByText("Karin Schets").count()) === 0,
      "who does the money reads of the care",
    );
    must((await hers.getByText("Mijn web").count()) === 0, "the web is shown");
    await look("U leest mee met Wil", {
      tab: hers,
      name: "only about money",
      record: "Schuldhulp",
    });
    await hers.context().close();
  },

  async "of Sem of 14 Hub notes the mother, and asks both on their own phones"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await me.writeInPatient("Sem", "Samenvoorbeeld", { years: 14, phone: "0699990065" });
    await me.openPatient(child);
    await note(tab, "Noteer een ouder", mother);
    await me.enter("Joke Oefenstuk");
    await me.openPatient(child);
    await confirm(tab, mother);
    await me.enter("Hub Voorbeeld");
    await me.openPatient(child);
    await me.referTo("Jeugdteam");
    await tab.getByLabel(/^Laat Sem en een ouder elk op de eigen telefoon/).check();
    await look(child, { name: "asking both on their own phones", record: "Vraag het aan beiden" });
    await me.button("Vraag het aan beiden").dblclick();
    await me.sees("Gevraagd aan Sem en een ouder.");
  },

  async "Sem says yes on the own phone, and it waits"({ me, tab, look }) {
    await me.openMail("heeft iets voor u klaarstaan", { to: child, size: phone });
    await me.passCode();
    await me.title("Dag Sem");
    await me.sees("Wij vragen uw ja", "Nog niemand zei ja. Er is niets verstuurd.");
    await look("Dag Sem", { name: "a child is asked", record: "Wij vragen uw ja" });
    await me.button(/^Ja, dit mag naar Jeugdteam/).dblclick();
    await me.sees("U zei ja. Een ouder moet nog ja zeggen. Er is niets verstuurd.");
    await exactly(1, tab.getByText("Toch niet"), "said twice");
  },

  async "the mother says yes on hers"({ journey, look, kept }) {
    const hers = await opened(journey, mother, 14);
    await hers.getByText("Sem zei ja. Nu u nog.").waitFor();
    await look("U leest mee met Sem", {
      tab: hers,
      name: "a parent is asked",
      record: "Sem zei ja",
    });
    await hers.getByRole("button", { name: /^Ja, dit mag naar Jeugdteam/ }).dblclick();
    await hers.getByText("U zei allebei ja.").waitFor();
    kept.hers = hers;
  },

  async "Hub sends what both said yes to"({ me, look }) {
    await me.enter("Hub Voorbeeld");
    await me.sees("Klaargezet voor jou");
    await look("Dag Hub", { name: "both said yes", record: "zeiden allebei ja" });
    await me.button(`Verstuur de verwijzing van ${child}`).dblclick();
    await me.sees("Verstuurd naar Jeugdteam.");
  },

  async "Sem keeps it to itself, and the mother reads no more"({ me, look, kept }) {
    await me.openMail("heeft iets voor u klaarstaan", { to: child, size: phone });
    await me.passCode();
    await me.link("Klopt het niet?").click();
    await me.button("Ik wil dat mijn ouders niet meelezen").click();
    await me.type("Waarom wilt u dat niet?", "Dit vertel ik thuis nog niet.");
    await look("Klopt het niet?", {
      name: "a child keeps it to itself",
      record: "Wat uw ouders lezen",
    });
    await me.button("Vraag dit").dblclick();
    await me.sees(/^Uw ouders lezen nu niet mee/);
    await kept.hers.reload();
    await kept.hers.getByText(/^U kunt nu niet meelezen/).waitFor();
    must((await kept.hers.getByText("Jeugdteam").count()) === 0, "she still reads");
    await look("Uw bladzijde", {
      tab: kept.hers,
      name: "a parent reads nothing now",
      record: "Bel",
    });
    await kept.hers.context().close();
  },

  async "Wil has a new number, and a code does not go there yet"({ journey, me, tab, look }) {
    await tab.setViewportSize(desk);
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    const former = await lettersToWil(journey);
    await me.openPatient(adult);
    await me.button("Wijzig").last().click();
    const form = tab.getByRole("form", { name: "Veilig bereiken" });
    await form.getByLabel("Telefoonnummer").fill(newNumber);
    await me.button("Bewaar gegevens").dblclick();
    await me.sees(/^Dit nummer is pas gewijzigd door Hub Voorbeeld/);
    await look(adult, { name: "a number that waits", record: /06 9999 0067/ });
    await tab.setViewportSize(phone);
    await tab.goto(`${journey.address}/demo/postvak`);
    await tab
      .locator(letterToWil + former.map((link) => `:not([href="${link}"])`).join(""))
      .first()
      .click();
    await me.button("Stuur mij een code").dblclick();
    await me.sees(/^Uw nummer is pas veranderd. De code gaat nog naar uw oude nummer/);
    await look(/\S/, { name: "the code goes to the former number", record: /•••• 63/ });
    await tab.getByRole("textbox", { name: "Code" }).fill(await me.newestCode());
    await me.button("Verder").dblclick();
    await me.title("Dag Wil");
    await me.link("Klopt het niet?").click();
    await me.sees(/Gewijzigd door Hub Voorbeeld/);
    await look("Klopt het niet?", { name: "who changed her number", record: /•••• 63/ });
  },

  async "Joke looks at the number, and then it holds"({ journey, me, tab, look }) {
    await tab.setViewportSize(desk);
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Joke Oefenstuk");
    await me.sees(/Hub Voorbeeld wijzigde het nummer/);
    await look("Dag Joke", { name: "a number to look at", record: newNumber });
    await me.button(`Klopt, dit is het nummer van ${adult}: ${newNumber}`).dblclick();
    await tab.getByText("wijzigde het nummer").waitFor({ state: "detached" });
    await me.openPatient(adult);
    await me.seesNot("Dit nummer is pas gewijzigd");
  },
};

async function note(tab, form, who, kind) {
  const panel = tab.getByRole("region", { name: "Wie leest mee" });
  await panel.getByText(form).click();
  if (kind) await panel.getByRole("radio", { name: kind }).check();
  await panel.getByLabel("Naam", { exact: true }).fill(who.name);
  await panel.getByLabel("Mobiel nummer").fill(who.phone);
  await panel.getByLabel(/^Welk papier/).fill("Papier van 3 maart 2026");
  await fillDay(panel, "1", "6", String(new Date().getFullYear() + 1));
  await panel.getByRole("button", { name: "Noteer en vraag een collega" }).dblclick();
  await panel.getByText(who.name).waitFor();
}

async function confirm(tab, who) {
  const panel = tab.getByRole("region", { name: "Wie leest mee" });
  await panel.getByRole("button", { name: `Klopt, stuur de link naar ${who.name}` }).dblclick();
  await panel.getByText("bevestigd door Joke Oefenstuk").waitFor();
}

const letterToWil = `.demo-message:has-text("heeft iets voor u klaarstaan"):has-text("${adult}") a`;

async function lettersToWil(journey) {
  const other = await journey.context.newPage();
  await other.goto(`${journey.address}/demo/postvak`);
  await other.locator(letterToWil).first().waitFor();
  const links = await other
    .locator(letterToWil)
    .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  await other.close();
  return links;
}

async function linksTo(journey, who) {
  const other = await journey.context.newPage();
  await other.goto(`${journey.address}/demo/postvak`);
  await other.getByRole("heading", { level: 1 }).waitFor();
  const count = await other.locator(".demo-message").filter({ hasText: who.phone }).count();
  await other.close();
  return count;
}

/** The phone of who comes: the newest link, the birth date, and the code to that phone. */
async function opened(journey, who, years) {
  const context = await journey.browser.newContext({
    locale: "nl-NL",
    viewport: phone,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(10_000);
  const tab = await context.newPage();
  await tab.goto(`${journey.address}/demo/postvak`);
  const message = tab
    .locator(".demo-message")
    .filter({ hasText: who.phone })
    .filter({ hasText: "vraagt u mee te lezen" });
  const link = await message.first().getByRole("link").first().getAttribute("href");
  await tab.goto(new URL(link, journey.address).href);
  await fillDay(tab, "1", "1", String(new Date().getFullYear() - years));
  await tab.getByRole("button", { name: "Begin" }).click();
  await tab.getByRole("button", { name: "Stuur mij een code" }).click();
  await tab.getByRole("textbox", { name: "Code" }).fill(await newestCodeFor(journey, who.phone));
  await tab.getByRole("button", { name: "Verder" }).click();
  await tab.getByRole("heading", { level: 1, name: /^U leest mee met/ }).waitFor();
  return tab;
}

async function fillDay(place, day, month, year) {
  await place.getByLabel("Dag", { exact: true }).fill(day);
  await place.getByLabel("Maand", { exact: true }).fill(month);
  await place.getByLabel("Jaar", { exact: true }).fill(year);
}

async function newestCodeFor(journey, number) {
  const other = await journey.context.newPage();
  await other.goto(`${journey.address}/demo/postvak`);
  const words = other
    .locator(".demo-message")
    .filter({ hasText: number })
    .filter({ hasText: /Uw code is \d{6}/ })
    .first();
  const code = /Uw code is (\d{6})/.exec(await words.textContent())[1];
  await other.close();
  return code;
}
