// The acceptance walk: Lies goes to the table again. One browser, as a newcomer has it: from role to
// role by clicking, through the bar of the demo. Each step asserts what it promises.
import { readFileSync } from "node:fs";
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const goal = "Eén keer per week samen eten";
const sentence = "Eet sinds een jaar alleen en mist gezelschap aan tafel.";
const ownWords = "Ik eet altijd alleen, ook op zondag.";
const note = "Komt liever niet met de bus.";
const stuck = "Piet Onbestaand";
const atHome = "Verzonnenstraat 3, America";
const correction = "Mijn nummer eindigt op 79.";
const wish = "Wil steun bij de zorg voor haar moeder.";

export async function liesGaatWeerAanTafel({ region, ...house }) {
  const names = ["Lies", "Verzonnen", "Onbestaand", "Voorbeeld", goal, ownWords, sentence];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("Lies gaat weer aan tafel", ground, (journey) => journey.through(steps));
}

/** In the order of the day. What one step keeps for a later one lies in `kept`. */
const steps = {
  async "1 Wie bent u: Femke, and search comes first"({ journey, me, tab, look }) {
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.sees("Alle personen zijn verzonnen");
    await look("Wie bent u?", { record: "Femke Oefening" });
    await me.enter("Femke Oefening");
    await look("Wie heb je aan de lijn?", { name: "Balie", record: "Wie moet je bellen?" });
    await tab.waitForFunction(() => document.activeElement?.type === "search");
  },

  async "2 Femke sends the list home and sees no answers"({ me, tab, look, kept }) {
    await tab.keyboard.type("verz");
    await tab.getByRole("link", { name: /Lies Verzonnen/ }).click();
    await look("Lies Verzonnen", { name: "at the desk", record: "61 jaar" });
    kept.birthDate = /geboren (\d+) (\p{L}+) (\d{4})/u.exec(await me.text());
    must(kept.birthDate, "the birth date is not on the page");
    await me.seesNot("Het zorgen voor mijn moeder", "Hoe gaat het met Lies?", "Bekijk de cijfers");
    await me.button("Stuur vragenlijst naar huis").dblclick();
    await me.sees("Verstuurd, verloopt over 7 dagen");
    await look("Lies Verzonnen", {
      name: "list sent",
      record: "Verstuurd",
      guide: "assistent-lijst",
    });
    await exactly(1, tab.getByText("Verloopt over 7 dagen", { exact: true }), "sent twice");
  },

  async "3 Lies fills in the six marks on her phone"({ journey, me, tab, look, kept }) {
    journey.mayRefuse(401, 403, 422);
    await me.openMail("vraagt u een korte vragenlijst", { to: "Lies Verzonnen", size: phone });
    await look(/^Een vragenlijst van/, { name: "the list: who", record: "Dit is niet voor spoed" });
    await me.sees("112", "113");
    await me.type("Dag", "1");
    await me.type("Maand", "1");
    await me.type("Jaar", "1950");
    await me.button("Begin").click();
    await me.objection("Deze datum past niet bij de link");
    await me.type("Dag", kept.birthDate[1]);
    await me.type("Maand", String(months.indexOf(kept.birthDate[2]) + 1));
    await me.type("Jaar", kept.birthDate[3]);
    await me.button("Begin").dblclick();
    await look("Hoe gaat het met uw lichaam?", { name: "first question", record: "Vraag 1 van 6" });
    await me.button("Lees voor").click();
    const spoken = await tab.evaluate(() => globalThis.spokenWords);
    must(spoken?.includes("Hoe gaat het met uw lichaam?"), "nothing was read aloud");
    await me.mark(6);
    await me.button("Volgende").click();
    await me.title("Hoe gaat het met uw gevoel en gedachten?");
    await me.mark(5);
    await tab.goBack();
    await me.title("Hoe gaat het met uw lichaam?");
    await me.button("Volgende").click();
    await me.button("Volgende").click();
    await me.title("Hoe gaat het met wat voor u belangrijk is?");
    await me.mark(7);
    await me.button("Volgende").click();
    await me.title("Hoe is het om uw leven te leven?");
    await me.button("Sla over").click();
    await me.title("Hoe gaat het met andere mensen om u heen?");
    await me.mark(3);
    await tab.getByLabel("Hier wil ik over praten").check();
    await look("Hoe gaat het met andere mensen om u heen?", {
      record: "Vraag 5 van 6",
      guide: "inwoner-vraag",
    });
    await me.button("Stop en ga later verder").click();
    await look("Uw antwoorden zijn bewaard", { record: "De praktijk ziet nog niets" });
    await me.button("Ga verder").click();
    await me.button("Volgende").click();
    await me.mark(6);
    await me.button("Volgende").click();
    await me.title("Wilt u nog iets vertellen?");
    await tab.getByRole("textbox", { name: "In uw eigen woorden" }).fill(ownWords);
    await me.button("Volgende").click();
    await look("Klopt dit?", { record: "3 van 10" });
    await me.sees("Overgeslagen", "Dit is niet voor spoed", ownWords);
    await tab.getByRole("button", { name: /^Verstuur naar/ }).dblclick();
    await look("Bedankt, uw lijst is verstuurd", { record: "Dit is niet voor spoed" });
    await me.seesNot(ownWords, "Het zorgen voor mijn moeder");
    await tab.goBack();
    await me.seesNot(ownWords);
  },

  async "4 Hub and Lies look together"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await look("Dag Hub", { name: "Vandaag", record: "Hoe gaat het met Lies?" });
    await me.link("Hoe gaat het met Lies?").click();
    await look("Gesprek met Lies Verzonnen", { name: "Gesprek", record: "Wat vertelt Lies?" });
    const story = tab.getByRole("textbox", { name: "Verhaal in eigen woorden" });
    must((await story.inputValue()) === ownWords, "her own words are not there");
    await me.button("Samen kijken").click();
    await look("Ons gesprek", {
      name: "Samen kijken",
      record: "Hoe gaat het met u?",
      guide: "huisarts-samen-kijken",
    });
    await exactly(1, tab.locator(".web-former"), "the former web is not drawn");
    const dashes = await tab
      .locator(".web-former")
      .evaluate((line) => getComputedStyle(line).strokeDasharray);
    must(dashes !== "none" && dashes !== "", "the former web is not dotted");
    await me.sees(/Sinds .*: meedoen 3 omlaag/);
    const label = tab.locator(".web-label, .web-axis").filter({ hasText: "Meedoen" }).first();
    must((await label.evaluate(weightOf)) >= 600, "her mark is not bold");
    await me.seesNot(/gemiddeld/i, "Karin Schets", "Gesprek gevoerd?", "Vraag die je kunt stellen");
    must((await me.alarms()) === 0, "something has the colour of an error");
    await me.button("Samen kijken").click();
    await me.sees("Karin Schets");
  },

  async "5 needs and goal stand in the referral already"({ me, tab, look }) {
    await tab.getByLabel("Alleen", { exact: true }).check();
    await tab.getByLabel("Mantelzorg", { exact: true }).check();
    await me.sees(/Bewaard om \d/);
    await tab.getByRole("textbox", { name: "Nieuw doel" }).fill(goal);
    await me.button("Voeg toe").dblclick();
    await tab.locator(".goal-line").getByText(goal).waitFor();
    await me.sees(/Bewaard om \d/);
    await exactly(1, tab.locator("#doel").getByText(goal), "the goal stands there twice");
    await look("Gesprek met Lies Verzonnen", { name: "Gesprek met doel", record: goal });
  },

  async "6 Hub refers by keyboard: 10 keys, then what was held"({ me, tab, look }) {
    const keys = me.countKeys();
    await keys.press("Alt+4");
    const first = tab.locator(".radio-card").first();
    must((await first.textContent()).includes("Karin Schets"), "Karin is not first");
    must(/ongeveer \d+ we|kan direct/.test(await first.textContent()), "no waiting time");
    await keys.tabTo("Eén zin voor Karin");
    await tab.keyboard.type(sentence);
    await keys.tabTo("Of het loopt");
    await keys.press("ArrowRight");
    must(await tab.getByLabel("Korte samenvatting").isChecked(), "not the short summary");
    await keys.tabTo(/Lies vindt dit goed/);
    await keys.press("Space");
    await keys.press("Control+Enter");
    await me.sees("Verstuurd naar Karin Schets");
    must(keys.count <= 10, `${keys.count} keys for a referral`);
    await tab.keyboard.press("Control+Enter");
    await me.sees(/Naar Karin Schets, Denkbeeld Welzijn gingen: naam, telefoonnummer, dorp/);
    await me.sees("Verder is niets meegestuurd, ook het verhaal niet.", /Karin .*vóór/);
    await look("Gesprek met Lies Verzonnen", {
      name: "Verwezen",
      record: "Haal terug",
      guide: "huisarts-verwezen",
    });
    await me.button("Kopieer tekst").click();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    must(/^S[: ]/m.test(copied) && copied.includes("Karin Schets"), `no SOEP text: ${copied}`);
    await me.button("Ja, uitgebreid").click();
    await tab.getByLabel("Hoelang ongeveer?").selectOption({ label: "tot 15 minuten" });
    await tab.locator(".held-line").getByText("Bewaard").waitFor();
    await tab.goBack();
    await tab.goForward();
    await me.title("Gesprek met Lies Verzonnen");
    must(await me.isPressed("Ja, uitgebreid"), "the line about the talk is gone");
  },

  async "7 Lies reads on her phone who got what"({ me, tab, look }) {
    await me.openMail("heeft iets voor u klaarstaan", { to: "Lies Verzonnen", size: phone });
    await look(/^Bericht van/, { name: "status: code", record: "Eerst een code" });
    await me.passCode();
    await look("Dag Lies", { record: "Wie weet wat van mij", guide: "inwoner-stand" });
    await me.sees(/Karin belt u vóór \p{L}+dag/u);
    await me.sees(/Karin Schets kreeg: uw naam, uw telefoonnummer, uw dorp/);
    await me.sees("Verder is niets meegestuurd, ook uw verhaal niet.");
    await me.button("Haal terug").waitFor();
    await exactly(1, tab.locator(".web-former"), "her former web is not there");
  },

  async "8 Karin takes it on and calls"({ me, tab, look }) {
    await me.enter("Karin Schets", { size: phone });
    await look("Werklijst", { record: "Te laat", guide: "coach-werklijst" });
    must(
      (await tab.locator("h2").first().textContent()).startsWith("Te laat"),
      "overdue is not on top",
    );
    const row = tab
      .locator(".case-row")
      .filter({ has: tab.getByRole("link", { name: /^Lies\b/ }) })
      .first();
    must((await row.getAttribute("data-stage")) === "new", "Lies is not under new");
    must(!/06[ -]?\d\d/.test(await row.textContent()), "a phone number before Neem aan");
    must(!(await row.textContent()).includes("Verzonnen"), "the family name before Neem aan");
    await row.getByRole("link").first().click();
    await look("Lies", { name: "before Neem aan", record: sentence });
    must(!/06[ -]?\d\d/.test(await me.text()), "a phone number before Neem aan");
    await tab.goBack();
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await row.getByRole("link").first().click();
    await look("Lies Verzonnen", { name: "taken on", record: /06 \d\d/ });
    const next = tab.locator(".case-next-large");
    const said = [await next.textContent()];
    for (const [tap, tells] of [
      ["Geen gehoor", "Poging 1"],
      ["Gesproken", "Kennismaking"],
    ]) {
      await me.button(tap).dblclick();
      await me.sees(`Genoteerd: ${tap}`);
      await tab.locator(".status-tag, .tag").getByText(tells, { exact: true }).first().waitFor();
      said.push(await next.textContent());
    }
    await me.planMeeting(3);
    said.push(await next.textContent());
    must(new Set(said).size === said.length, `a next step did not change: ${said.join(" | ")}`);
    await tab.getByRole("textbox", { name: "Nieuwe notitie" }).fill(note);
    await me.button("Bewaar notitie").dblclick();
    await me.sees(note);
    await look("Lies Verzonnen", {
      name: "planned",
      record: note,
      guide: "coach-zaak",
      at: "Wat nu?",
    });
    await me.link("Terug naar de werklijst").click();
    await me.title("Werklijst");
    must(
      (await tab.locator("h2").first().textContent()).startsWith("Te laat"),
      "overdue is not on top",
    );
  },

  async "9 a week later Karin asks the Table"({ me, tab, look }) {
    await me.moveClock("1 week verder", look);
    await me.openCase("Lies");
    await me.button("Kennismaking geweest").dblclick();
    await me.sees("Genoteerd: Kennismaking geweest");
    await tab.getByRole("searchbox").fill("samen eten");
    const first = tab.locator("#inhoud .radio-card").first();
    await first.getByText("Eetpunt De Verzonnen Tafel").first().waitFor();
    for (const fact of [/dinsdag/, /1,2 km/, /plek voor 2/, /klopt sinds \d/]) {
      must(fact.test(await first.textContent()), `${fact} is not on the first card`);
    }
    await first.click();
    await me.sees("Iemand uit America wil graag samen eten, dinsdag");
    await look("Lies Verzonnen", {
      name: "asking",
      record: "Vraag of het past",
      guide: "coach-past-het",
    });
    await me.button("Vraag of het past").click();
    await me.objection("Vraag eerst of Lies dit goedvindt.");
    await tab.getByLabel(/Lies vindt dit goed voor/).check();
    await tab.getByLabel(/Ik mag horen of Lies is geweest/).check();
    await me.button("Vraag of het past").dblclick();
    await me.sees("Gevraagd aan Eetpunt De Verzonnen Tafel.");
    await look("Lies Verzonnen", { name: "asked", record: "Gevraagd" });
    await exactly(1, tab.locator(".branch"), "asked twice");
  },

  async "10 Wiel says yes without an account"({ journey, me, tab, look, kept }) {
    await me.openMail("heeft een vraag voor Eetpunt De Verzonnen Tafel", { size: phone });
    for (const time of ["first", "second"]) {
      await me.sees("Iemand uit America wil graag samen eten, dinsdag");
      await me.seesNot("Lies", /06[ -]?\d\d/, sentence, goal);
      if (time === "first") await tab.reload();
    }
    await look("Past dit bij jullie?", { record: "We zitten nu vol", guide: "vrijwilliger-vraag" });
    // Both are for residents.
    for (const name of ["Snel weg", "English"])
      must((await me.button(name).count()) === 0, `a volunteer is offered: ${name}`);
    await me.button("Ja, welkom").dblclick();
    await look("Fijn, bedankt!", { record: "Lies", guide: "vrijwilliger-ja" });
    must(/06 \d\d/.test(await me.text()), "no phone number after yes");
    await me.seesNot("Lies Verzonnen", sentence, goal);
    kept.wielsTab = await journey.context.newPage();
    await kept.wielsTab.setViewportSize(phone);
    await kept.wielsTab.goto(tab.url());
    await kept.wielsTab.getByText("Al beantwoord: ja, welkom").waitFor();
    await look("Al beantwoord: ja, welkom", { tab: kept.wielsTab, record: "Is Lies geweest?" });
  },

  async "11 Lies reports to the Wmo through Karin; Anouk has the clock"({ me, tab, look, kept }) {
    await me.enter("Karin Schets", { size: phone });
    await me.openCase("Lies");
    await me.button("Kies een loket").dblclick();
    const birth = tab.getByRole("group", { name: /^Geboortedatum van Lies/ });
    await birth.getByLabel("Dag", { exact: true }).fill(kept.birthDate[1]);
    await birth
      .getByLabel("Maand", { exact: true })
      .fill(String(months.indexOf(kept.birthDate[2]) + 1));
    await birth.getByLabel("Jaar", { exact: true }).fill(kept.birthDate[3]);
    await tab.getByRole("radio", { name: /Wmo-loket/ }).check();
    const form = tab.getByRole("form", { name: "Melding bij Wmo-loket" });
    await me.sees("U meldt zich bij de gemeente. Karin doet dit namens u.");
    await me.sees(/Naar Wmo-loket, Gemeente Horst aan de Maas gaan: naam, geboortedatum, adres/);
    must(await form.getByLabel("Mantelzorg").isChecked(), "her need has to be chosen again");
    await form.getByLabel("Alleen", { exact: true }).uncheck();
    await form.getByLabel(/^In één zin/).fill(wish);
    await me.button("Stuur code naar Lies").click();
    await me.objection("Vul het adres van Lies in.");
    await form.getByLabel(/^Adres van Lies/).fill(atHome);
    await look("Lies Verzonnen", { name: "melding", record: "Lees dit voor aan Lies" });
    await me.button("Stuur code naar Lies").dblclick();
    const code = form.getByRole("textbox", { name: "Code" });
    await code.waitFor();
    await code.fill(await me.newestCode());
    await look("Lies Verzonnen", {
      name: "melding, code",
      record: "Verstuur melding",
      guide: "coach-melding",
    });
    await me.button("Verstuur melding").dblclick();
    await me.sees("Verstuurd naar Wmo-loket.");
    const desks = tab.getByRole("list", { name: "Gemeld of doorgezet" });
    await desks.getByText("Gemeente Horst aan de Maas").waitFor();
    await exactly(1, desks.getByRole("listitem"), "reported twice");
    await look("Lies Verzonnen", { name: "gemeld", record: "Gemeente Horst aan de Maas" });

    await me.enter("Anouk Maquette");
    await look("Postvak", { record: "Neem aan", guide: "wmo-postvak" });
    const row = tab
      .locator(".case-row")
      .filter({ has: tab.getByRole("link", { name: /^Lies\b/ }) })
      .first();
    must((await row.getAttribute("data-stage")) === "new", "Lies is not under new");
    must(!(await row.textContent()).includes("Verzonnen"), "the family name before Neem aan");
    await row.getByRole("button", { name: /^Neem/ }).dblclick();
    await row.locator('a[href^="tel:"]').waitFor();
    await row.getByRole("link").first().click();
    await me.title("Lies Verzonnen");
    await me.sees(kept.birthDate.slice(1).join(" "), atHome, wish, "Ontvangst bevestigd");
    const clock = tab.getByRole("list", { name: "Wat wanneer moet" });
    for (const line of [
      /Persoonlijk plan.*tot \p{L}+dag/su,
      /Uitkomst op papier.*vóór \p{L}+dag/su,
    ]) {
      await clock.getByRole("listitem").filter({ hasText: line }).waitFor();
    }
    await me.button("Gedaan: Onafhankelijke cliëntondersteuning aanbieden").dblclick();
    await clock.getByText("Onafhankelijke cliëntondersteuning aangeboden").waitFor();
    const notHers = [sentence, goal, ownWords, note, "De Denkbeeldige Linde", "Hub Voorbeeld"];
    await me.seesNot(...notHers, "Wie kan helpen?", "Hoe gaat het met Lies?");
    await me.button("Onderzoek gestart").dblclick();
    await me.sees("Genoteerd: Onderzoek gestart");
    await look("Lies Verzonnen", {
      name: "Wmo",
      record: "Wat wanneer moet",
      guide: "wmo-zaak",
      at: "Wat wanneer moet",
    });
    const [download] = await Promise.all([
      tab.waitForEvent("download"),
      me.button("Exporteer één bestand").click(),
    ]);
    const file = readFileSync(await download.path(), "utf8");
    const { name, address, step, clock: lines } = JSON.parse(file);
    must(name === "Lies Verzonnen" && address === atHome, `not her file: ${file}`);
    must(step === "research_started" && lines.length === 6, `not how it stands: ${file}`);
    must(!notHers.some((words) => file.includes(words)), `too much in the file: ${file}`);
    must(!download.suggestedFilename().includes("Lies"), "her name in the name of the file");
  },

  async "12 two weeks later Karin tells Hub in three taps"({ me, tab, look }) {
    await me.openMail("heeft een vraag voor Eetpunt De Verzonnen Tafel", { size: phone });
    await me.button("Ja, Lies is geweest").dblclick();
    await me.sees(/^Doorgegeven aan Karin/);
    await me.moveClock("2 weken verder");
    await me.enter("Karin Schets", { size: phone });
    const row = tab.locator(".case-row").filter({ hasText: "Lies Verzonnen" }).first();
    // Two weeks on it is asked; where that is a Sunday, on Monday.
    await row.getByText("Vraag hoe het gaat").first().waitFor();
    await look("Werklijst", { name: "Werklijst, opvolgen", record: "Lies Verzonnen" });
    await row.getByRole("link").first().click();
    await me.title("Lies Verzonnen");
    await me.sees("Is geweest");
    const before = me.clicks;
    await me.tap(tab.getByText("Gestart, gaat goed", { exact: true }));
    await me.sees("Dit leest Hub, en de inwoner ook");
    await me.tap(me.button("Stuur naar Hub"));
    await me.sees("Verstuurd naar Hub");
    must(me.clicks - before <= 3, `${me.clicks - before} taps`);
    await look("Lies Verzonnen", {
      name: "told Hub",
      record: "Verstuurd naar Hub",
      guide: "coach-terugkoppeling",
      at: /^Laat .* weten hoe het loopt/,
    });
  },

  async "13 Hub reads it on top; the stuck one goes to Femke"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    const back = tab.getByRole("region", { name: "Wat terugkwam" });
    const top = back.locator(".feedback-item").first();
    await top.getByText("Lies Verzonnen: gestart, gaat goed").waitFor();
    await look("Dag Hub", {
      name: "Vandaag, terug",
      record: "Lies Verzonnen: gestart, gaat goed",
      guide: "huisarts-vandaag",
    });
    await top.locator("summary").click();
    await top.getByRole("button", { name: "Kopieer tekst" }).click();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    must(copied.includes("gestart"), `no text for the record: ${copied}`);
    await me.seesNot(note, "De Verzonnen Tafel", "Anouk Maquette");
    await top.getByRole("link", { name: "Bekijk de verwijzing" }).click();
    await look(/Lies Verzonnen: gestart, gaat goed/, {
      name: "Verwijzing",
      record: "Hoe het ervoor staat",
    });
    await me.seesNot(note, "De Verzonnen Tafel", "Anouk Maquette");
    await me.link("Naar de patiënt").click();
    await look("Lies Verzonnen", { name: "Patiënt", record: "Wat loopt er?" });
    await me.seesNot(note, "De Verzonnen Tafel", "Anouk Maquette");
    await me.link("Vandaag").first().click();
    await me.sees(`${stuck}: 3 pogingen, niet bereikt`);
    await me.button(`Laat Femke bellen met ${stuck}`).dblclick();
    await me.sees("Femke belt. Je hoort wat eruit komt.");
    await me.enter("Femke Oefening");
    await me.link("Taken").first().click();
    await look("Taken", { record: `Bel ${stuck}`, guide: "assistent-taken" });
    await exactly(1, tab.getByText(`Bel ${stuck}`), "the task is there twice");
  },

  async "14 Lies stops sharing with the Table"({ journey, me, tab, look, kept }) {
    journey.mayRefuse(401, 404, 409, 410);
    await me.openMail("heeft iets voor u klaarstaan", { to: "Lies Verzonnen", size: phone });
    await me.title("Dag Lies");
    const sees = tab.getByRole("list", { name: "Wie weet wat van mij" });
    for (const who of [
      "De Denkbeeldige Linde",
      "Karin Schets",
      "Eetpunt De Verzonnen Tafel",
      "Anouk Maquette, Gemeente Horst aan de Maas",
    ]) {
      await sees.getByText(who).first().waitFor();
    }
    await exactly(4, sees.getByRole("listitem"), "not four recipients");
    await me.sees(/^Anouk onderzoekt met u/, /^Vóór .* krijgt u de uitkomst op papier\.$/);
    const picture = tab.getByRole("img", { name: /Lies in het midden/ });
    await exactly(4, picture.locator("line"), "the picture does not show four around her");
    await look("Dag Lies", { name: "Wie weet wat van mij", record: "Dat moet volgens de wet" });
    await me.button("Stop delen met Eetpunt De Verzonnen Tafel").click();
    await me.sees("Wilt u stoppen met delen met Eetpunt De Verzonnen Tafel?", /stopt dan ook/);
    await me.button("Ja, stop delen").dblclick();
    await sees.getByText("Ziet niets meer.").waitFor();
    await look("Dag Lies", {
      name: "gestopt",
      record: "Ziet niets meer.",
      guide: "inwoner-wie-ziet-wat",
    });
    await me.link("Wie keek, en waarom").click();
    await me.title("Wie keek, en waarom");
    for (const who of ["Huisarts", "Praktijkassistent", "Welzijnscoach", "Wmo-consulent"]) {
      await me.sees(`${who} van`);
    }
    await me.sees("U zei ja, en zij helpen u.");
    const lines = (await tab.locator(".looks").allTextContents()).join(" ");
    must(!/Hub|Karin|U zelf/.test(lines), "who looked tells a name, or her own looks unasked");
    await look("Wie keek, en waarom", { record: "Zij hebben een dossier over u." });
    await me.link("Terug naar uw bladzijde").click();
    await me.link("Meenemen").click();
    await look("Meenemen", { record: "Om te lezen of te printen (PDF)" });
    await me.link("Terug naar uw bladzijde").click();
    await me.link("Niet tevreden?").click();
    await look("Niet tevreden?", { record: "www.landelijkmeldpuntzorg.nl" });
    await me.link("Terug naar uw bladzijde").click();
    await me.link("Klopt het niet?").click();
    await look("Klopt het niet?", { record: "Dit staat er over u" });
    await me.button("Klopt niet: Telefoon").click();
    await me.type("Schrijf het in uw eigen woorden", correction);
    await me.button("Verstuur").dblclick();
    await me.sees(/^Uw vraag is verstuurd naar/, /^Het antwoord komt vóór/);
    await look("Klopt het niet?", { name: "gevraagd", record: correction });
    await kept.wielsTab.getByRole("button", { name: "Ja, Lies is geweest" }).click();
    await look("Deze vraag is gesloten", {
      tab: kept.wielsTab,
      record: "Je hoeft niets meer te doen",
    });
    must((await kept.wielsTab.getByText("Lies").count()) === 0, "Wiel still reads the name");
    await me.enter("Karin Schets", { size: phone });
    await me.openCase("Lies Verzonnen");
    await me.sees("Delen gestopt door Lies", note, /06 \d\d/);
    await look("Lies Verzonnen", {
      name: "na het stoppen",
      record: "Delen gestopt door Lies",
    });
  },

  async "14b Hub answers what she asked about her record, and she reads it"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await me.sees("Vragen van inwoners over hun gegevens", correction, "Jij bent aan de beurt.");
    await me.button("Antwoord aan Lies Verzonnen").click();
    await tab.getByLabel("Het is aangepast of gedaan").check();
    await me.type("Toelichting voor de inwoner", "Wij hebben uw nummer nagekeken.");
    await look(/^Dag Hub/, { name: "vraag over gegevens", record: correction });
    await me.button("Verstuur antwoord").dblclick();
    await me.sees("1 beantwoord");
    await me.openMail("heeft antwoord op uw vraag", { to: "Lies Verzonnen", size: phone });
    await me.passCode();
    await me.title("Dag Lies");
    await me.link("Klopt het niet?").click();
    await me.sees(/^Antwoord van Hub Voorbeeld/, /Wij hebben uw nummer nagekeken/);
    await look("Klopt het niet?", { name: "antwoord", record: "Wij hebben uw nummer nagekeken" });
  },

  async "15 Hub reads his own figures, and what each of them counts"({ me, tab, look }) {
    await me.enter("Hub Voorbeeld");
    await me.link("Cijfers").first().click();
    await look("Cijfers van de praktijk", { record: "Gesprek gevoerd?" });
    await me.sees("Waarom wel", "Waarom niet", "Dit zijn aantallen");
    await me.link("Hoe verwijzen gaat").click();
    await look("Hoe verwijzen gaat", { record: "Van verwijzing tot hulp" });
    const figures = tab.locator(".key-figure");
    await exactly(10, figures, "not all ten figures");
    await me.sees("Gevraagd aan vrijwilligers", "Verwijzingen en patiënten");
    const routes = tab.getByRole("region", { name: "Rechtstreeks of via een tussenpersoon" });
    for (const way of [/^rechtstreeks/, /^via een tussenpersoon/])
      must(
        Number(
          await routes
            .getByRole("listitem")
            .filter({ hasText: way })
            .locator("strong")
            .textContent(),
        ) > 0,
        `nobody went ${way}`,
      );
    const missing = tab.getByRole("region", { name: "Wat er niet was" });
    if ((await missing.count()) > 0) await missing.getByText("minder dan 10").first().waitFor();
    for (const one of await tab.locator(".sheet .disclosure").all()) {
      await one.locator("summary").click();
      await exactly(4, one.locator("dt"), "a figure that does not say what counts");
      for (const part of await one.locator("dd").all())
        must((await part.textContent()).length > 15, "a definition without words");
    }
    const first = figures.first();
    await first
      .getByText("Verwijzingen van de laatste 14 dagen, en een poging zonder gesprek.")
      .waitFor();
    await look("Hoe verwijzen gaat", { name: "wat telt mee", record: "Wat niet meetelt" });
    await me.seesNot("Karin Schets", "Lies");
  },

  async "15b who reads figures of a team sees nobody, and that it was tried is in the log"(hands) {
    const { journey, me, tab, look } = hands;
    journey.mayRefuse(403);
    await me.enterFound("guus gedacht");
    const before = journey.logLines("person.search", "access.role");
    await tab.goto(`${journey.address}/zoek`);
    await tab.getByRole("searchbox").fill("Verzonnen");
    await look("Zoek een patiënt", {
      name: "figures, no people",
      record: "Je ziet geen personen. Vraag de praktijk.",
    });
    await me.seesNot("Lies", "America");
    const after = journey.logLines("person.search", "access.role");
    must(after === before + 1, `the log has ${after - before} attempts`);
  },
};

const months =
  "januari februari maart april mei juni juli augustus september oktober november december".split(
    " ",
  );

/** Runs in the page. */
function weightOf(element) {
  const all = [element, ...element.querySelectorAll("*")];
  return Math.max(...all.map((one) => Number(getComputedStyle(one).fontWeight)));
}
