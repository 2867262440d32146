// The other days of the loop: somebody new, a talk in three other depths, a social worker with an hour
// in the practice, a call in vain, another language, a wrong tap, an end and a new beginning, and
// initiatives that have no room. One browser, as in the walk of Lies.
import { readFileSync } from "node:fs";
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const given = "Yasmina";
const name = "Yasmina Verdicht";
const brief = "Ik doe de brieven niet meer open.";
const nights = "De nachten zijn het langst.";
const plan = "Alle post op één stapel";
const answers = [brief, nights, plan];

/** What a person needs for a key, and to think before each value (the keystroke-level model). */
const aKey = 0.28;
const aThought = 1.35;

export async function theOtherDays({ region, ...house }) {
  const names = [given, "Verdicht", "Onbestaand", "Tekenaar", "Schetsdael", ...answers];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("the other days", ground, (journey) => journey.through(steps));
}

const steps = {
  async "Hub writes in somebody new within 20 seconds"({ journey, me, tab, look }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    const keys = me.countKeys();
    await keys.press("Control+k");
    await me.title("Zoek een patiënt");
    await keys.type(name.toLowerCase());
    await me.sees(`Niets gevonden voor '${name.toLowerCase()}'`);
    await keys.tabTo(me.link("Nieuwe patiënt"));
    await keys.press("Enter");
    await me.title("Nieuwe patiënt");
    const form = tab.getByRole("form", { name: "Nieuwe patiënt" });
    await exactly(6, form.locator("input:required"), "not six boxes to fill in");
    must((await tab.getByLabel("Voornaam").inputValue()) === given, "the name is typed twice");
    for (const value of ["3", "2", "1958", "0699990055"]) {
      await keys.type(value);
      await keys.press(value === "0699990055" ? "Enter" : "Tab");
    }
    await look(name, { name: "somebody new", record: "Begin gesprek" });
    must(keys.count <= 7, `${keys.count} keys apart from what is typed`);
    const seconds = (keys.count + keys.typed) * aKey + 5 * aThought;
    must(seconds <= 20, `${Math.round(seconds)} s for somebody new`);
  },

  async "Joke asks one question, and it is read again on her page"({ me, tab, look, kept }) {
    await me.enter("Joke Oefenstuk");
    await look("Dag Joke", { record: "Wat terugkwam" });
    await me.openPatient(name);
    kept.talks = [await me.beginTalk("Eén vraag")];
    must((await tab.locator(".slider").count()) === 0, "one question has no web");
    await tellStory(me, brief);
    await tab.getByLabel("Schulden", { exact: true }).check();
    await tab.getByRole("textbox", { name: "Nieuw doel" }).fill(plan);
    await me.button("Voeg toe").click();
    await tab.locator(".goal-line").getByText(plan).waitFor();
    await look(`Gesprek met ${name}`, {
      name: "one question",
      record: "Vraag die je kunt stellen",
    });
    await me.openPatient(name);
    await me.sees(`In de woorden van ${given}`, brief, plan);
  },

  async "Joke goes through the full list, topic after topic"({ me, tab, look, kept }) {
    kept.talks.push(await me.beginTalk("Hele lijst"));
    await markAll(tab, "4");
    await me.button("Verder met Gevoel en gedachten").click();
    await tab.getByRole("heading", { name: "Vragen over Gevoel en gedachten" }).waitFor();
    await markAll(tab, "7");
    await me.sees("Het sterkst: gevoel en gedachten. Het laagst: lichaam.", /Bewaard om \d/);
    await look(`Gesprek met ${name}`, { name: "full list", record: "Verder met Zin en betekenis" });
    await me.openPatient(name);
    await me.sees("Het sterkst: gevoel en gedachten. Het laagst: lichaam.");
  },

  async "Joke holds the talk in 4D; each talk is opened from its line"({ me, tab, look, kept }) {
    kept.talks.push(await me.beginTalk("4D"));
    await markAll(tab, "6");
    await tellStory(me, nights);
    await look(`Gesprek met ${name}`, { name: "4D", record: "Mensen om mij heen" });
    await me.openPatient(name);
    await me.sees("Overal hetzelfde: 6.", nights);
    await look(name, { name: "after three talks", record: /^4D-gesprek, begonnen door Joke/ });
    await me.link(/^Gesprek over één vraag, begonnen door Joke/).click();
    await me.title(`Gesprek met ${name}`);
    const story = tab.getByRole("textbox", { name: "Verhaal in eigen woorden" });
    must((await story.inputValue()) === brief, "the first talk is not kept");
  },

  async "debts bring the social worker to the front; text for the record"({ me, tab, look }) {
    await me.openPatient(name);
    await me.button("Verwijs").click();
    await tab.locator(".radio-card").first().getByText("Bram Schetsma").waitFor();
    await tab.getByLabel(new RegExp(`${given} vindt dit goed`)).check();
    await me.button("Verstuur verwijzing").dblclick();
    await look(name, { name: "to Bram", record: "Verstuurd naar Bram Schetsma" });
    await me.button("Kopieer tekst").click();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    for (const line of [/^S /m, /^E /m, /^P .*Bram Schetsma \(Denkbeeld Maatschappelijk Werk\)/m])
      must(line.test(copied), `no ${line} in: ${copied}`);
    must(!copied.includes(brief), "the story is in the record text");
  },

  async "Femke books his hour, sends the list and prints the consent"({ me, tab, look, kept }) {
    kept.stopHearing = me.hearAnswers();
    await me.enter("Femke Oefening");
    await me.openPatient(name);
    const booking = tab.getByRole("form", { name: /Bram Schetsma/ });
    const slot = booking.locator(".slot").first();
    kept.hour = (await slot.textContent()).replace(", ", " om ").toLowerCase();
    await slot.click();
    await me.button("Leg afspraak vast").dblclick();
    await me.sees(new RegExp(kept.hour));
    await me.button("Stuur vragenlijst naar huis").dblclick();
    await me.sees("Verstuurd, verloopt over 7 dagen");
    await look(name, { name: "at the desk", record: "Je ziet geen antwoorden en geen verhaal" });
    await me.link("Print toestemming").click();
    await look("Toestemming voor een verwijzing", { record: name });
    await me.sees(/mijn gegevens stuurt naar Bram Schetsma, Denkbeeld Maatschappelijk Werk\./);
    await me.sees("al het andere: mijn gesprekken, mijn verhaal en mijn medische gegevens");
    await onOneSheet(tab);
    await fileIsPaper(tab);
  },

  async "Femke hears no answer, whatever she asks"({ journey, tab, kept }) {
    journey.mayRefuse(403, 404);
    const tried = await tab.evaluate(askForAnswers, kept.talks);
    const heard = [...(await kept.stopHearing()), ...tried];
    must(heard.length > 12, `only ${heard.length} answers were heard`);
    for (const { path, text } of heard) {
      const found = [...answers, '"marks":{"', '"items":{"'].find((words) => text.includes(words));
      must(!found, `${path} tells Femke ${found}`);
    }
  },

  async "Femke calls in vain, and Hub reads what came of it"({ me, look }) {
    await me.enter("Hub Voorbeeld");
    await me.button("Laat Femke bellen met Piet Onbestaand").click();
    await me.sees("Femke belt. Je hoort wat eruit komt.");
    await me.enter("Femke Oefening");
    await look("Wie heb je aan de lijn?", { name: "whom to call", record: "Bel Piet Onbestaand" });
    await me.button("Niet bereikt: Piet Onbestaand").dblclick();
    await me.sees("1 gedaan");
    await me.enter("Hub Voorbeeld");
    await me.sees(/^Femke belde op .*: niet bereikt\.$/);
    await look("Dag Hub", { name: "called in vain", record: "Laat Femke bellen" });
  },

  async "Yasmina reads her own talk, and her hour with Bram"({ me, look, kept }) {
    await me.openMail("heeft iets voor u klaarstaan", { to: name, size: phone });
    await me.passCode();
    await look(`Dag ${given}`, {
      name: "her own page",
      record: `U maakt kennis met Bram op ${kept.hour}.`,
    });
    await me.sees(nights, "Mensen om mij heen");
  },

  async "Bram reads the booked hour before and after Neem aan"({ me, tab, look, kept }) {
    await me.enter("Bram Schetsma");
    const row = tab.locator(".case-row").filter({ hasText: given });
    await row.getByText(`Afspraak in de praktijk: ${kept.hour}`).waitFor();
    must(!/06[ -]?\d\d/.test(await row.textContent()), "a phone number before Neem aan");
    await look("Werklijst", { name: "of the social worker", record: "Afspraak in de praktijk" });
    await row.getByRole("link").first().click();
    await me.button("Neem aan").dblclick();
    await me.sees(`Afspraak in de praktijk: ${kept.hour}`, plan);
    await me.seesNot(brief, nights);
    await look(name, { name: "with Bram", record: "Kennismaking geweest" });
  },

  async "Joke passes on language, interpreter and how calling is safe"({ me, tab, look }) {
    await me.enter("Joke Oefenstuk");
    await me.openPatient(name);
    await me.button("Wijzig").click();
    await tab.getByLabel("Voicemail inspreken mag").uncheck();
    await me.button("Bewaar gegevens").click();
    await me.sees("Geen voicemail inspreken");
    await me.button("Verwijs").click();
    await tab.getByRole("radio", { name: /Karin Schets/ }).check();
    await tab.getByText("Nederlands. Bellen: maakt niet uit").click();
    const form = tab.getByRole("form", { name: "Verwijzing" });
    await form.getByLabel("Taal", { exact: true }).selectOption({ label: "Arabisch" });
    await form.getByLabel("Tolk nodig").check();
    await form.getByLabel(/^Wanneer bellen mag/).fill("na 14 uur");
    await form.getByLabel("Ik besprak dit met een tolk").check();
    await form.getByLabel(new RegExp(`${given} vindt dit goed`)).check();
    await look(name, {
      name: "another language",
      record: "In deze taal is er geen nagekeken tekst",
    });
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees("Verstuurd naar Karin Schets");
  },

  async "Karin knows how to call, and undoes a wrong tap with a trace"({ me, tab, look }) {
    await me.enter("Karin Schets", { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: given });
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await row.getByText("Tolk nodig").waitFor();
    await row.getByText("na 14 uur").waitFor();
    await row.getByRole("link", { name }).first().click();
    await me.title(name);
    await me.sees(
      "Arabisch, tolk nodig",
      "Geen voicemail",
      "na 14 uur",
      /Taal: Arabisch, tolk nodig/,
    );
    await me.button("Geen gehoor").dblclick();
    await me.sees("Poging 1");
    await me.button("Maak ongedaan: geen gehoor").dblclick();
    await me.sees("Ongedaan gemaakt", "Karin Schets, ongedaan gemaakt");
    must((await tab.locator("s").textContent()) === "Geen gehoor", "the wrong tap left no trace");
    await look(name, { name: "undone", record: "Wanneer bellen" });
  },

  async "Karin follows up, tells in three taps, ends it, and opens a new leg"({ me, tab, look }) {
    await me.openCase("Bep Tekenaar");
    await me.button("Gaat goed").click();
    await me.sees(/^Gaat goed, .*$/, "Na 3 maanden");
    const before = me.clicks;
    await me.tap(tab.getByText("Gestart, gaat goed", { exact: true }));
    await me.tap(me.button(/^Stuur naar /));
    await me.sees(/^Verstuurd naar /);
    must(me.clicks - before <= 3, `${me.clicks - before} taps`);
    await tab.getByText("Rond af", { exact: true }).first().click();
    await tab.getByLabel("Doel gehaald").check();
    await me.button("Rond af").dblclick();
    await me.sees("Genoteerd: Afgerond");
    await look("Bep Tekenaar", { name: "ended", record: "Open opnieuw" });
    const ended = tab.url();
    await me.button("Open opnieuw").dblclick();
    await tab.waitForURL((url) => url.href !== ended);
    await me.sees(/^Bel, vóór /);
    await me.seesNot("Genoteerd: Afgerond");
    await look("Bep Tekenaar", { name: "opened again", record: "Wat nu?" });
    await tab.goto(ended);
    await me.sees("Doel gehaald", "Open opnieuw");
  },

  async "opening and fetching the link consumes nothing; the first answer counts"(hands) {
    const { journey, me, tab, look, kept } = hands;
    journey.mayRefuse(409);
    await me.enter("Karin Schets", { size: phone });
    await me.openCase("Willemien Schetsdael");
    kept.asked = [await tab.locator(".branch-name").first().textContent()];
    await me.openMail(`heeft een vraag voor ${kept.asked[0]}`, { size: phone });
    const address = tab.url();
    for (let time = 0; time < 3; time += 1) await journey.context.request.get(address);
    await tab.reload();
    await look("Past dit bij jullie?", { name: "asked", record: "Niets voor ons" });
    await me.seesNot("Willemien", /06[ -]?\d\d/);
    await me.button("Niets voor ons").dblclick();
    await me.sees("Bedankt voor je antwoord", /zoekt iets anders/);
    const token = new URL(address).pathname.split("/").at(-1);
    await tab.evaluate(answerYes, token);
    await tab.reload();
    await look("Al beantwoord: niets voor jullie", { record: /zoekt iets anders/ });
    await me.seesNot("Willemien", /06[ -]?\d\d/);
  },

  async "Karin reads what now, asks another, and that one is full"({ me, tab, look, kept }) {
    await me.enter("Karin Schets", { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: "Willemien" });
    await row.getByText("Het initiatief kan niet. Zoek iets anders.").waitFor();
    await row.getByText("Zoek iets dat past").waitFor();
    await me.openCase("Willemien Schetsdael");
    await me.sees("Niets voor hen");
    await askInitiative(me, tab, kept.asked);
    await me.openMail(`heeft een vraag voor ${kept.asked[1]}`, { size: phone });
    await me.button("We zitten nu vol").dblclick();
    await me.sees("Bedankt voor je antwoord");
    await me.seesNot("Willemien", /06[ -]?\d\d/);
    await me.enter("Karin Schets", { size: phone });
    await me.openCase("Willemien Schetsdael");
    await me.sees("Vol", "Niets voor hen");
    await look("Willemien Schetsdael", { name: "twice no", record: "Wie kan helpen?" });
  },

  async "the third says yes, and only then reads who it is"({ me, tab, kept }) {
    await askInitiative(me, tab, kept.asked);
    await me.openMail(`heeft een vraag voor ${kept.asked[2]}`, { size: phone });
    await me.seesNot("Willemien", /06[ -]?\d\d/);
    await me.button("Ja, welkom").dblclick();
    await me.title("Fijn, bedankt!");
    await me.sees("Willemien");
    must(/06 \d\d/.test(await me.text()), "no phone number after yes");
    await me.seesNot("Schetsdael");
    await me.enter("Karin Schets", { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: "Willemien" });
    await row.getByText("Het initiatief zei ja").waitFor();
  },
};

async function tellStory(me, words) {
  await me.tab.getByRole("textbox", { name: "Verhaal in eigen woorden" }).fill(words);
  await me.sees(/Bewaard om \d/);
}

/** Every question or topic that is on the screen, by its figure. */
async function markAll(tab, figure) {
  const sliders = tab.locator(".slider input");
  await sliders.first().waitFor();
  for (const one of await sliders.all()) await one.press(figure);
}

/** Another than those that were asked before. */
async function askInitiative(me, tab, asked) {
  await tab.getByRole("searchbox").fill("mantelzorg");
  const cards = tab.locator("#inhoud .radio-card");
  await cards.first().waitFor();
  let card = cards;
  for (const one of asked) card = card.filter({ hasNotText: one });
  asked.push(await card.first().locator(".radio-card-title").textContent());
  await card.first().click();
  await tab.getByLabel(/vindt dit goed voor/).check();
  await me.button("Vraag of het past").dblclick();
  await me.sees(`Gevraagd aan ${asked.at(-1)}.`);
}

/** As the printer makes it: the paper alone, on one sheet. */
async function onOneSheet(tab) {
  await tab.emulateMedia({ media: "print" });
  must(!(await tab.getByRole("navigation").first().isVisible()), "the menu is printed too");
  must(await tab.locator(".consent-paper").isVisible(), "the paper is not printed");
  const sheets = (await tab.pdf({ format: "A4" })).toString("latin1");
  must(sheets.match(/\/Type \/Page\b/g).length === 1, "the consent does not fit on one sheet");
  await tab.emulateMedia({ media: "screen" });
}

/** "Bewaar als PDF" gives a paper, whole and without a name in its name. */
async function fileIsPaper(tab) {
  const [download] = await Promise.all([
    tab.waitForEvent("download"),
    tab.getByRole("link", { name: "Bewaar als PDF" }).click(),
  ]);
  const file = readFileSync(await download.path()).toString("latin1");
  must(file.startsWith("%PDF-") && file.trimEnd().endsWith("%%EOF"), "this is no whole PDF");
  must(!download.suggestedFilename().includes("Verdicht"), "a name in the name of the file");
}

/** Runs in the page: what somebody who knows the addresses would try. */
async function askForAnswers(talks) {
  const heard = [];
  for (const path of talks.map((id) => `/api/conversations/${id}`)) {
    const answer = await fetch(path);
    heard.push({ path, text: await answer.text() });
  }
  return heard;
}

/** Runs in the page: an answer that comes too late. */
async function answerYes(token) {
  await fetch("/api/volunteer/answer", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-VK": "1" },
    body: JSON.stringify({ token, answer: "yes" }),
  });
}
