// What a newcomer does with his hands and eyes: finds things by their words, goes from role to role
// through the bar of the demo, and opens mail.
import { desk } from "./sizes.mjs";

const mostTabs = 12;

export class Newcomer {
  clicks = 0;

  constructor(journey) {
    this.journey = journey;
    this.tab = journey.tab;
  }

  button(name) {
    return this.tab.getByRole("button", { name, exact: typeof name === "string" });
  }

  link(name) {
    return this.tab.getByRole("link", { name });
  }

  async title(words) {
    await this.tab.getByRole("heading", { level: 1, name: words }).waitFor();
  }

  /** Somewhere on the page: what is folded away or stands in a closed list is not seen. */
  async sees(...all) {
    for (const words of all)
      await this.#main().getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** The form says what is wrong, and takes the focus to it. */
  async objection(words) {
    await this.sees(words);
    await this.tab.waitForFunction(() => document.activeElement?.closest(".error-summary"));
  }

  /** Not even hidden: what someone may not see is not in the page. */
  async seesNot(...all) {
    const page = await this.#main().textContent();
    for (const words of all) {
      const isThere = typeof words === "string" ? page.includes(words) : words.test(page);
      if (isThere) throw new Error(`the page shows ${words}`);
    }
  }

  #main() {
    return this.tab.locator("body");
  }

  text() {
    return this.tab.locator("main").textContent();
  }

  type(label, words) {
    return this.tab.getByLabel(label, { exact: true }).fill(words);
  }

  async tap(target) {
    this.clicks += 1;
    await target.click();
  }

  async isPressed(name) {
    return (await this.button(name).getAttribute("aria-pressed")) === "true";
  }

  mark(figure) {
    return this.tab
      .locator(".mark")
      .filter({ hasText: new RegExp(`^${figure}$`) })
      .click();
  }

  /** "Wie bent u?" and one click, as if it were two. */
  async enter(name, { size = desk } = {}) {
    await this.tab.setViewportSize(size);
    if (new URL(this.tab.url()).pathname !== "/demo")
      await this.link("Wie bent u?").first().click();
    await this.title("Wie bent u?");
    await this.#become(this.tab.getByRole("button", { name: new RegExp(`^${name}`) }).first());
  }

  /** Who is found by role, organisation or place: the first of them, and the name. */
  async enterFound(words, { size = desk } = {}) {
    await this.tab.setViewportSize(size);
    await this.link("Wie bent u?").first().click();
    await this.title("Wie bent u?");
    await this.tab.getByRole("searchbox").fill(words);
    const card = this.tab.locator(".demo-cards-small .demo-card").first();
    const name = await card.locator(".demo-card-name").textContent();
    await this.#become(card);
    return name;
  }

  async #become(card) {
    await card.dblclick();
    await this.tab
      .getByRole("heading", { level: 1, name: "Wie bent u?" })
      .waitFor({ state: "detached" });
    await this.tab.locator("main h1").first().waitFor();
  }

  /** The newest message with these words, to one person or to anybody; its link. */
  async openMail(words, { size = desk, to = "" } = {}) {
    await this.tab.setViewportSize(size);
    await this.link("Demo-postvak").first().click();
    const message = this.tab
      .locator(".demo-message")
      .filter({ hasText: words })
      .filter({ hasText: to })
      .first();
    await this.tab.locator(".demo-message").first().waitFor();
    while (!(await message.isVisible())) await this.#waitOrLookFurther(message);
    if (!this.#hasSeenMail) await this.journey.look("Demo-postvak", { record: words });
    this.#hasSeenMail = true;
    await message.getByRole("link").first().click();
    await this.tab.waitForURL(/\/l\//);
  }

  #hasSeenMail = false;

  /** A message comes within seconds, or lies further down. */
  async #waitOrLookFurther(message) {
    const came = await message.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (!came) await this.button("Toon ouder").click();
  }

  /** Asks for the code, reads it in a second tab of the mailbox, types it. */
  async passCode() {
    await this.button("Stuur mij een code").dblclick();
    await this.tab.getByRole("textbox", { name: "Code" }).waitFor();
    await this.tab.getByRole("textbox", { name: "Code" }).fill(await this.newestCode());
    await this.button("Verder").dblclick();
  }

  /** The newest code in the mailbox, read in a second tab. */
  async newestCode() {
    const other = await this.journey.context.newPage();
    await other.goto(`${this.journey.address}/demo/postvak`);
    const message = other.getByText(/Uw code is \d{6}/).first();
    const code = /\d{6}/.exec(await message.textContent())[0];
    await other.close();
    return code;
  }

  async moveClock(leap, look) {
    await this.link(/^Klok/).click();
    if (look) await look("Zet de klok verder", { record: leap });
    const before = await this.tab.locator(".demo-now").textContent();
    await this.button(leap).click();
    await this.tab.waitForFunction(
      (words) => document.querySelector(".demo-now")?.textContent !== words,
      before,
    );
  }

  /** On the page of a case, so many days from now by the clock of this machine. */
  async planMeeting(days) {
    const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await this.tab.getByText("Kennismaking plannen").first().click();
    await this.tab.getByLabel("Dag", { exact: true }).fill(day);
    await this.tab.getByLabel("Tijd", { exact: true }).fill("10:30");
    await this.button("Kennismaking gepland").dblclick();
    await this.sees("Genoteerd: Kennismaking gepland");
  }

  /** Ctrl+K from anywhere, and the words into the field that has the focus by itself. */
  async search(words) {
    await this.tab.keyboard.press("Control+k");
    await this.title("Zoek een patiënt");
    await this.tab.waitForFunction(() => document.activeElement?.type === "search");
    await this.tab.keyboard.type(words);
  }

  /** From anywhere in a practice. */
  async openPatient(name, words = name) {
    await this.search(words);
    await this.link(new RegExp(name)).click();
    await this.title(new RegExp(name));
  }

  /** From anywhere in a practice: somebody whom nobody knows yet. */
  async writeInPatient(given, family, facts) {
    await this.fillInPatient(given, family, facts);
    await this.title(`${given} ${family}`);
  }

  async fillInPatient(given, family, { years, phone }) {
    await this.search(`${given} ${family}`.toLowerCase());
    await this.link("Nieuwe patiënt").click();
    await this.title("Nieuwe patiënt");
    await this.type("Dag", "1");
    await this.type("Maand", "1");
    await this.type("Jaar", String(new Date().getFullYear() - years));
    await this.type("Telefoonnummer", phone);
    await this.button("Voeg patiënt toe").click();
  }

  /** On the page of a patient: the form of a referral, with this face chosen. */
  async referTo(face) {
    await this.button("Verwijs").first().click();
    const card = this.tab.locator(".radio-card").filter({ hasText: face });
    await this.tab.locator(".radio-card").first().waitFor();
    if ((await card.count()) === 0) await this.button(/^Toon er nog/).click();
    await card.first().click();
  }

  /** On the page of a patient; the id of the talk. */
  async beginTalk(depth) {
    await this.button("Begin gesprek").click();
    await this.button(depth).click();
    await this.title(/^Gesprek met /);
    return new URL(this.tab.url()).pathname.split("/").at(-1);
  }

  /** From now on, until it is stopped: what the server answers to this tab. */
  hearAnswers() {
    const heard = [];
    const listen = (response) => {
      const path = new URL(response.url()).pathname;
      const told = (text) => ({ path, text });
      if (path.startsWith("/api/")) heard.push(response.text().then(told, () => told("")));
    };
    this.tab.on("response", listen);
    return () => {
      this.tab.off("response", listen);
      return Promise.all(heard);
    };
  }

  /** From anywhere with the menu of a worker. */
  async openCase(name) {
    await this.link("Werklijst").first().click();
    const itsLink = this.tab.getByRole("link", { name: new RegExp(`(^| )${name}( |$)`) });
    await this.tab
      .locator(".case-row")
      .filter({ has: itsLink })
      .first()
      .getByRole("link")
      .first()
      .click();
    await this.tab.locator(".case-screen").waitFor();
  }

  /** Counts what is pressed, and apart from that what is typed. */
  countKeys() {
    const { tab } = this;
    return {
      count: 0,
      typed: 0,
      async type(words) {
        this.typed += words.length;
        await tab.keyboard.type(words);
      },
      async press(key) {
        this.count += 1;
        await tab.keyboard.press(key);
      },
      /** Tab until the field with this label, or what was found, has the focus. */
      async tabTo(label) {
        const isWords = typeof label === "string" || label instanceof RegExp;
        const field = (isWords ? tab.getByLabel(label) : label).first();
        for (let pressed = 0; pressed < mostTabs; pressed += 1) {
          if (await field.evaluate((one) => one === document.activeElement)) return;
          await this.press("Tab");
        }
        throw new Error(`Tab does not come to ${label}`);
      },
    };
  }

  /** Things in the colour that is for errors only. */
  alarms() {
    return this.tab.locator("main").evaluate((main) => {
      const probe = main.appendChild(document.createElement("i"));
      probe.style.color = "var(--danger)";
      const danger = getComputedStyle(probe).color;
      probe.remove();
      const hasIt = (one) => {
        const { color, backgroundColor, borderTopColor, stroke, fill } = getComputedStyle(one);
        return [color, backgroundColor, borderTopColor, stroke, fill].includes(danger);
      };
      return [...main.querySelectorAll("*")].filter(hasIt).length;
    });
  }
}
