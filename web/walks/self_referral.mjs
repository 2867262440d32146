// Mien does not know whom to ask. On her phone, without an account, she finds somebody near her, reads
// what goes along, says yes with a code, and sees how it stands; Karin takes it on.
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

export async function mienAsksHerself({ region, ...house }) {
  const names = ["Mien", "Verzinsel", "0699990044"];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("Mien asks for help herself", ground, (journey) => journey.through(steps));
}

const next = (me) => me.button("Volgende").click();

const steps = {
  async "the numbers for who cannot wait stand in front, and nothing is asked yet"(hands) {
    const { journey, me, tab, look } = hands;
    await tab.setViewportSize(phone);
    await tab.goto(`${journey.address}/hulp`);
    await me.sees("Dit is niet voor spoed", "Kan het niet wachten?");
    await look("Vraag zelf hulp in uw buurt", { record: "Begin", guide: "inwoner-hulp" });
  },

  async "who reads no Dutch reads it in his own language, also from the right"({ me, tab, look }) {
    const direction = () => tab.evaluate(() => document.documentElement.dir);
    for (const [language, title, way] of [
      ["Polski", "Poproś o pomoc w swojej okolicy", "ltr"],
      ["العربية", "اطلب المساعدة بنفسك في منطقتك", "rtl"],
    ]) {
      await me.button(language).click();
      await me.title(title);
      must((await direction()) === way, `${language} is read from the wrong side`);
      await look(title, { record: "113" });
    }
    await me.button("Nederlands").click();
    await me.button("Begin").click();
  },

  async "what it is about, in words people use"({ me, tab, look }) {
    await me.title("Waar gaat het over?");
    await next(me);
    await me.objection("Kies waar het over gaat. ‘Weet ik niet’ mag ook.");
    await tab.getByLabel("Ik voel me alleen").check();
    await look("Waar gaat het over?", { record: "Weet ik niet" });
    await next(me);
  },

  async "where she lives and when she was born"({ me, tab, look }) {
    await me.title(/^Waar woont u/);
    await tab.getByLabel("Horst aan de Maas").check();
    await tab.getByLabel("Uw dorp of stad").selectOption("America");
    await me.type("Dag", "3");
    await me.type("Maand", "2");
    await me.type("Jaar", "1948");
    await look(/^Waar woont u/, { name: "place", record: "Uw geboortedatum" });
    await next(me);
  },

  async "the one who fits stands on top"({ me, tab, look }) {
    await me.title("Wie mag u bellen?");
    await tab.getByRole("radio", { name: /Karin Schets/ }).check();
    await look("Wie mag u bellen?", { record: "Karin Schets", guide: "inwoner-hulp-wie" });
    await next(me);
  },

  async "who she is, and how calling is safe"({ me, tab, look }) {
    await me.title("Wie bent u?");
    await me.type("Voornaam", "Mien");
    await me.type("Achternaam", "Verzinsel");
    await me.type("Uw telefoonnummer", "06 9999 0044");
    await look("Wie bent u?", { record: "Mijn adres is geheim" });
    await next(me);
    await me.title("Hoe kunnen we u veilig bellen?");
    must(!(await tab.getByLabel(/^Voicemail/).isChecked()), "a voicemail is taken for granted");
    await tab.getByLabel(/^Wanneer kunnen we bellen/).fill("na 10 uur");
    await look("Hoe kunnen we u veilig bellen?", { record: "In welke taal" });
    await next(me);
    await me.title("Wilt u er iets over zeggen?");
    await tab.getByLabel(/^In uw eigen woorden/).fill("Sinds de winter kom ik nergens meer.");
    await look("Wilt u er iets over zeggen?", { record: "Leeg laten mag" });
    await next(me);
    await me.title("Mag uw huisarts dit weten?");
    must(await tab.getByLabel("Nee", { exact: true }).isChecked(), "the GP hears it by itself");
    await look("Mag uw huisarts dit weten?", { record: "Ja, dat mag" });
    await next(me);
  },

  async "what goes to whom is read before the yes"({ me, tab, look }) {
    await me.title("Klopt dit?");
    await me.sees(/^Karin Schets, Denkbeeld Welzijn krijgt: uw naam, uw geboortedatum/);
    await look("Klopt dit?", { record: "Wat er gedeeld wordt", guide: "inwoner-hulp-klopt-dit" });
    await me.button("Stuur mij een code").click();
    await me.objection("Zet een vinkje als u dit goed vindt.");
    await tab.getByLabel(/^Ja, dit mag naar/).check();
    await me.button("Stuur mij een code").dblclick();
  },

  async "the code of her own phone sends it"({ journey, me, tab, look }) {
    journey.mayRefuse(422);
    await me.title("Vul de code in");
    await me.sees("eindigt op •••• 44");
    await tab.getByLabel(/^Code op uw telefoon/).fill("000000");
    await me.button("Verstuur mijn vraag").click();
    await me.objection(/Deze code klopt niet/);
    await look("Vul de code in", { record: "Stuur een nieuwe code" });
    await tab.getByLabel(/^Code op uw telefoon/).fill(await me.newestCode());
    await me.button("Verstuur mijn vraag").dblclick();
    await look("Uw vraag is verstuurd", { record: "eerste gesprek" });
  },

  async "she follows it on her own page"({ journey, me, tab, look }) {
    await tab.goto(`${journey.address}/demo/postvak`);
    const message = tab
      .locator(".demo-message")
      .filter({ hasText: "heeft iets voor u klaarstaan" });
    await message.first().getByRole("link").first().click();
    await tab.waitForURL(/\/l\//);
    await me.passCode();
    await look("Dag Mien", { record: "Haal terug" });
    await me.seesNot("Bel uw praktijk", "Ziet wat u invult");
  },

  async "somebody comes in: away at once, and nothing of it comes back"({ journey, me, tab }) {
    journey.mayRefuse(401, 422);
    const elsewhere = "https://www.knmi.nl/";
    await tab.route(`${elsewhere}**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>Weer</title>" }),
    );
    await tab.getByRole("link", { name: /Wie keek/ }).click();
    await me.title(/Wie keek/);
    await me.button("Snel weg").click();
    await tab.waitForURL(elsewhere);
    await tab.goBack();
    await tab.waitForURL(elsewhere);
    const greeted = tab.waitForResponse(/\/api\/link\/greeting$/);
    await tab.goto(`${journey.address}/l/open`);
    await greeted;
    const page = await tab.request.get(`${journey.address}/api/my/page`);
    must(page.status() === 401, `the own page still answers: ${page.status()}`);
    await me.seesNot("Mien");
  },

  async "Karin sees a first name only, takes it on, and calls"({ journey, me, look }) {
    await me.tab.goto(`${journey.address}/demo`);
    await me.enter("Karin Schets");
    await me.sees("Kwam zelf", "Mien");
    await me.seesNot("Verzinsel");
    const row = me.tab
      .locator(".case-row")
      .filter({ hasText: "Mien" })
      .filter({ hasText: "kwam zelf" });
    await row.getByRole("link", { name: "Mien" }).click();
    await look("Mien", { name: "offer", record: "Kwam zelf" });
    await me.button("Neem aan").dblclick();
    await look("Mien Verzinsel", { name: "case of who asked herself", record: "06 9999 0044" });
  },
};
