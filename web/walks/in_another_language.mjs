// Two residents who read no Dutch: Arabic, from right to left, and Polish. The six marks at home, the
// yes that an interpreter says, and the own page: each word in their language, except names and what
// a professional typed. And one who speaks a language that has no texts at all.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";
import { phone } from "./sizes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const goal = "Weer Nederlands leren";
const helper = "Karin Schets";
const birthYear = 44;

/** Names, and words that are called so in the Netherlands whatever one speaks. */
const keepsItsName = new RegExp(
  `(?<!\\p{L})(${[
    "Praktijk|De|Denkbeeldige|Linde|Denkbeeld|Welzijn|Karin|Schets|Hub|Voorbeeld|Femke|Oefening",
    "Samira|Verzinrecht|Kasia|Verzinlinks|huisartsenpost|huisarts|Veilig Thuis|Veerkracht|PDF|JSON",
    "Landelijk Meldpunt Zorg|Nationale ombudsman|Autoriteit Persoonsgegevens",
    "www\\.[\\w./-]+|[\\w.-]+@[\\w.-]+",
  ].join("|")})(?!\\p{L})`,
  "giu",
);

export async function inAnotherLanguage({ region, ...house }) {
  const names = ["Samira", "Kasia", "Verzinrecht", "Verzinlinks", "Tesfay", goal];
  for (const resident of [
    { code: "ar", given: "Samira", family: "Verzinrecht", phone: "0699990121" },
    { code: "pl", given: "Kasia", family: "Verzinlinks", phone: "0699990122" },
  ]) {
    const ground = { house, folder: region.copy(), serve: serveRegion, names };
    const spoken = spokenBy(resident);
    await walk(`in another language, ${resident.code}`, ground, (journey) =>
      journey.through(stepsOf(resident, spoken)),
    );
  }
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("in a language without texts", ground, (journey) => journey.through(withoutTexts));
}

function stepsOf(resident, { word, fragment, question, direction }) {
  const { code, given, family } = resident;
  const name = `${given} ${family}`;
  const inLists = "capabilities/conversations/by_link";
  return {
    async "Hub writes down the language, Femke sends the list home"({ journey, me, tab }) {
      await tab.goto(journey.address);
      await writeIn(me, tab, resident);
      await me.enter("Femke Oefening");
      await me.openPatient(name);
      await me.button("Stuur vragenlijst naar huis").dblclick();
      await me.sees("Verstuurd, verloopt over 7 dagen");
    },

    async "the link, the birth date and the marks are in that language"(hands) {
      const { me, tab, look } = hands;
      journeyMayAsk(hands);
      await me.openMail(fragment("questionnaire"), { to: name, size: phone });
      const start = word("app/link", "start.title", { name: "Praktijk De Denkbeeldige Linde" });
      await me.title(start);
      await readsAs(tab, code, direction);
      await noDutch(tab, code);
      await look(start, { name: `${code}: who`, record: word(inLists, "emergency.title") });
      const days = tab.locator("form input[inputmode=numeric]");
      for (const [at, figure] of ["1", "1", String(new Date().getFullYear() - birthYear)].entries())
        await days.nth(at).fill(figure);
      await me.button(word("app/link", "start.button")).click();
      const first = question("lichaam");
      await me.title(first);
      await noDutch(tab, code);
      await look(first, { name: `${code}: first question`, record: word(inLists, "mark.lowest") });
    },

    async "it is read aloud by a voice of that language, and by no other"({ me, tab }) {
      const aloud = me.button(word(inLists, "aloud.read"));
      must((await aloud.count()) === 0, "a Dutch voice offers to read another language");
      await tab.evaluate(giveVoiceOf, code);
      await aloud.click();
      const spoken = await tab.evaluate(() => globalThis.spokenWords);
      must(spoken?.includes(question("lichaam")), `read aloud: ${spoken}`);
    },

    async "she marks, skips, checks and sends"({ me, tab, look }) {
      await me.mark(6);
      await me.button(word(inLists, "next")).click();
      await me.title(question("mentaal"));
      await me.mark(4);
      await tab.getByLabel(word(inLists, "talk")).check();
      await look(question("mentaal"), {
        name: `${code}: marked`,
        record: word(inLists, "place.question", { at: 2, count: 6 }),
      });
      await me.button(word(inLists, "next")).click();
      for (const topic of ["zingeving", "kwaliteit", "meedoen", "dagelijks"]) {
        await me.title(question(topic));
        await noDutch(tab, code);
        await me.button(word(inLists, "skip")).click();
      }
      await me.title(word(inLists, "words.title"));
      await noDutch(tab, code);
      await me.button(word(inLists, "skip")).click();
      const check = word(inLists, "check.title");
      await me.title(check);
      await noDutch(tab, code);
      await look(check, {
        name: `${code}: check`,
        record: word(inLists, "mark.of_ten", { mark: 6 }),
      });
      const send = word(inLists, "check.send", { name: "Praktijk De Denkbeeldige Linde" });
      await me.button(send).dblclick();
      const sent = word("app/link", "sent.title");
      await me.title(sent);
      await noDutch(tab, code);
      await look(sent, { name: `${code}: sent`, record: word("app/link", "sent.next") });
    },

    async "her yes is refused without an interpreter, and taken with one"(hands) {
      const { me, tab, look, journey } = hands;
      await tab.goto(`${journey.address}/demo`);
      await me.enter("Hub Voorbeeld");
      await me.openPatient(name);
      await me.referTo(helper);
      await tab.getByLabel(new RegExp(`^${given} vindt dit goed`)).check();
      await me.button("Verstuur verwijzing").click();
      await me.objection("In deze taal is er geen nagekeken tekst");
      await look(name, {
        name: `${code}: interpreter asked`,
        record: "Ik besprak dit met een tolk",
      });
      await tab.getByLabel(/^Ik besprak dit met een tolk/).check();
      await me.button("Verstuur verwijzing").dblclick();
      await me.sees(`Verstuurd naar ${helper}`);
      await look(name, { name: `${code}: sent with interpreter`, record: helper });
    },

    async "her own page is in her language, and says that an interpreter was there"(hands) {
      const { me, tab, look } = hands;
      journeyMayAsk(hands);
      await me.openMail(fragment("status"), { to: name, size: phone });
      await me.title(
        word("app/link", "mine.closed_title", { name: "Praktijk De Denkbeeldige Linde" }),
      );
      await readsAs(tab, code, direction);
      await noDutch(tab, code);
      await look(/.+/, { name: `${code}: code`, record: word("app/link", "mine.code_title") });
      await me.button(word("app/link", "code.send")).click();
      const typed = tab.getByRole("textbox", { name: word("app/link", "code.label") });
      await typed.fill(await codeFor(hands, fragment("code")));
      await me.button(word("app/link", "code.check")).dblclick();
      const mine = word("app/link", "mine.title", { name: given });
      await me.title(mine);
      await me.sees(word("capabilities/referrals/by_link", "given.with_interpreter"));
      await tab.getByText(word("app/link", "mine.who_sees")).first().waitFor();
      await noDutch(tab, code);
      await look(mine, { name: `${code}: own page`, record: helper });
    },

    async "on the screen she says yes to nothing; a no she can say"({ me, tab, look }) {
      const mine = "capabilities/referrals/by_link";
      const other = me.button(word(mine, "face.button"));
      if ((await other.count()) > 0) {
        await other.first().click();
        await me.sees(word(mine, "face.with_interpreter"));
        await noDutch(tab, code);
        await tab.keyboard.press("Escape");
      }
      for (const part of ["data.looks", "data.take", "data.wrong", "data.unhappy"]) {
        const title = word("app/link", part);
        await me.link(title).click();
        await me.title(title);
        await tab.locator(".skeleton").first().waitFor({ state: "detached" });
        await noDutch(tab, code);
        await look(title, { name: `${code}: ${part}` });
        await me.link(word("app/link", "data.back")).first().click();
        await me.title(/.+/);
      }
    },
  };
}

/** Tigrinya can be written down and spoken; no text of ours is in it. */
const withoutTexts = {
  async "who speaks a language without texts is asked to choose one"(hands) {
    const { journey, me, tab, look } = hands;
    const resident = { code: "ti", given: "Tesfay", family: "Verzinver", phone: "0699990123" };
    await tab.goto(journey.address);
    await writeIn(me, tab, resident);
    await me.referTo(helper);
    await tab.getByLabel(/^Tesfay vindt dit goed/).check();
    await tab.getByLabel(/^Ik besprak dit met een tolk/).check();
    await me.button("Verstuur verwijzing").dblclick();
    await me.sees(`Verstuurd naar ${helper}`);
    journeyMayAsk(hands);
    await me.openMail("", { to: "Tesfay Verzinver", size: phone });
    await me.sees(/^In deze taal zijn er nog geen teksten: \S+/);
    must(
      (await tab.locator('[aria-pressed="true"][lang]').count()) === 0,
      "Dutch is chosen for him",
    );
    await look(/.+/, { name: "ti: choose", record: "Kies een taal die u goed leest" });
    await me.passCode();
    await me.title("Dag Tesfay");
    await me.button("Kies iemand anders").first().click();
    await me.sees(/tolk/);
    await look("Dag Tesfay", { name: "ti: with an interpreter", record: /tolk/ });
    await tab.keyboard.press("Escape");
  },

  async "what he chooses himself he reads, and may say yes in"({ me, tab, look }) {
    await tab.getByRole("button", { name: "Nederlands", exact: true }).click();
    await me.tab.getByText("In deze taal zijn er nog geen teksten").waitFor({ state: "detached" });
    await me.button("Kies iemand anders").first().click();
    await me.sees("Wie wilt u liever?");
    await look("Dag Tesfay", { name: "ti: chose Dutch", record: "Kies wie u helpt" });
  },
};

async function writeIn(me, tab, { code, given, family, phone: number }) {
  await me.link("Wie bent u?").first().click();
  await me.enter("Hub Voorbeeld");
  await me.writeInPatient(given, family, { years: birthYear, phone: number });
  await me.button("Wijzig").last().click();
  const form = tab.getByRole("form", { name: "Veilig bereiken" });
  await form.getByLabel("Taal", { exact: true }).selectOption(code);
  await form.getByLabel(/tolk/i).check();
  await me.button("Bewaar gegevens").dblclick();
  await form.waitFor({ state: "detached" });
}

function journeyMayAsk({ journey }) {
  journey.mayRefuse(401, 403);
}

/** The newest code in the mailbox, read in a second tab, whatever language it was sent in. */
async function codeFor({ journey }, words) {
  const other = await journey.context.newPage();
  await other.goto(`${journey.address}/demo/postvak`);
  const message = other.locator(".demo-message").filter({ hasText: words }).first();
  const code = /\d{6}/.exec(await message.textContent())[0];
  await other.close();
  return code;
}

async function readsAs(tab, code, direction) {
  const page = await tab.evaluate(() => [
    document.documentElement.lang,
    document.documentElement.dir,
    getComputedStyle(document.body).direction,
  ]);
  must(String(page) === String([code, direction, direction]), `the page reads as ${page}`);
}

/** What somebody reads or hears on this page, apart from the bar of the demo and the languages. */
async function noDutch(tab, code) {
  await tab.locator(".skeleton").first().waitFor({ state: "detached" });
  const said = (await tab.evaluate(allThatIsSaid)).map((one) => one.replaceAll(keepsItsName, " "));
  const isLeft = code === "ar" ? (one) => /\p{Script=Latin}{2,}/u.test(one) : hasDutchWord(code);
  const left = [...new Set(said.filter(isLeft))];
  must(
    left.length === 0,
    `Dutch is left on ${tab.url().replace(/\/l\/.*/, "")}: ${left.join(" | ")}`,
  );
}

function hasDutchWord(code) {
  const rooms = globSync("web/src/**/words.nl.json", { cwd: root });
  const dutch = new Set(rooms.flatMap((path) => wordsIn(readFileSync(join(root, path), "utf8"))));
  const folder = join(root, "server/runtime/languages/packages", code);
  for (const file of ["web.json", "six_marks.json"])
    for (const own of wordsIn(readFileSync(join(folder, file), "utf8"))) dutch.delete(own);
  return (text) => wordsIn(text).some((one) => dutch.has(one));
}

function wordsIn(text) {
  return (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((one) => one.length > 1);
}

/** Runs in the page. */
function allThatIsSaid() {
  const said = [];
  const isAside = (element) =>
    element.closest("[class*=demo-bar], .link-languages button, script, style, [lang]:not(html)");
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode())
    if (nodes.currentNode.textContent.trim() && !isAside(nodes.currentNode.parentElement))
      said.push(nodes.currentNode.textContent.trim());
  for (const element of document.querySelectorAll("[aria-label], [alt], [title], [placeholder]"))
    if (!isAside(element))
      for (const name of ["aria-label", "alt", "title", "placeholder"])
        if (element.getAttribute(name)) said.push(element.getAttribute(name));
  return [...said, document.title];
}

/** Runs in the page: a voice of this language comes to the device. */
function giveVoiceOf(code) {
  const voice = { name: code, lang: code, localService: true, default: true, voiceURI: code };
  speechSynthesis.getVoices = () => [voice];
  speechSynthesis.dispatchEvent(new Event("voiceschanged"));
}

/** The words of a language, as its package has them. */
function spokenBy({ code }) {
  const read = (file) =>
    JSON.parse(readFileSync(join(root, "server/runtime/languages/packages", code, file), "utf8"));
  const [rooms, marks, letters, about] = [
    read("web.json"),
    read("six_marks.json"),
    read("messages.json").messages,
    read("language.json"),
  ];
  const pieces = (text) => text.split(/\{\w+\}/).sort((one, other) => other.length - one.length);
  return {
    direction: about.direction,
    question: (topic) => marks.topics[topic].question,
    fragment: (kind) => pieces(letters[kind].text)[0].trim(),
    word(room, key, values = {}) {
      must(rooms[room]?.[key], `no word ${key} of ${room}`);
      return Object.entries(values).reduce(
        (text, [blank, value]) => text.replaceAll(`{${blank}}`, value),
        rooms[room][key],
      );
    },
  };
}
