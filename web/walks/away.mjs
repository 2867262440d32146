// Who leaves the screen alone finds it covered, and who has no internet goes on: nothing that was
// typed is lost, and nothing of a person stays behind.
import { exactly, must, walk } from "./journey.mjs";
import { serveRegion } from "./region.mjs";

const goal = "Elke dag een rondje naar buiten";
const later = "Op zondag naar mijn zus";

export async function awayAndOffline({ region, ...house }) {
  const names = ["Lies", "Verzonnen", "Voorbeeld", goal, later];
  const ground = { house, folder: region.copy(), serve: serveRegion, names };
  await walk("away and offline", ground, (journey) => journey.through(steps));
}

const steps = {
  async "a screen that was left alone is covered"({ journey, me, tab, look }) {
    await tab.clock.install();
    await tab.goto(journey.address);
    await me.link("Wie bent u?").first().click();
    await me.enter("Hub Voorbeeld");
    await me.openPatient("Lies Verzonnen", "verz");
    await tab.getByRole("textbox", { name: "Nieuw doel" }).fill(goal);
    await tab.clock.fastForward("16:00");
    await look("Je was even weg", { record: "Wat je had ingevuld, staat er straks weer" });
    must((await tab.title()) === "Afgedekt – Veerkracht", await tab.title());
    for (const words of ["Lies", "Verzonnen", goal]) {
      must(!(await tab.content()).includes(words), `the covered page holds ${words}`);
    }
  },

  async "one click in the demo, and what was typed stands there again"({ me, tab }) {
    await me.button("Ga verder als Hub Voorbeeld").click();
    await me.title(/Lies Verzonnen/);
    const field = tab.getByRole("textbox", { name: "Nieuw doel" });
    await field.waitFor();
    await tab.waitForFunction(
      (words) => [...document.querySelectorAll("input")].some((one) => one.value === words),
      goal,
    );
    await me.button("Voeg toe").click();
    await tab.getByText(goal, { exact: true }).waitFor();
  },

  async "without internet work goes on, and goes out when it is back"({ journey, me, tab }) {
    await tab.evaluate(() => navigator.serviceWorker.ready);
    await tab.waitForFunction(() => navigator.serviceWorker.controller);
    journey.mayRefuse("ERR_INTERNET_DISCONNECTED");
    await journey.context.setOffline(true);
    await tab.getByRole("textbox", { name: "Nieuw doel" }).fill(later);
    await me.button("Voeg toe").click();
    await me.sees("Je hebt geen internet. Je kunt gewoon doorgaan.");
    await journey.context.setOffline(false);
    await tab.getByText(later, { exact: true }).waitFor({ timeout: 40_000 });
    await exactly(1, tab.getByText(later, { exact: true }), "it went out twice");
  },

  async "the shell opens without internet, says so calmly, and comes back by itself"(hands) {
    const { journey, me, tab, look } = hands;
    journey.mayRefuse("ERR_INTERNET_DISCONNECTED");
    const kept = await tab.evaluate(keptAddresses);
    must(kept.includes("/index.html"), `no shell is kept: ${kept}`);
    const strange = kept.filter((path) => !/^\/(assets\/|index\.html|favicon\.svg)/.test(path));
    must(strange.length === 0, `the shell holds ${strange}`);
    await journey.context.setOffline(true);
    await tab.reload();
    await look("Veerkracht is even niet te bereiken", { record: "Je hoeft niets te doen" });
    await me.seesNot("Lies", goal);
    await journey.context.setOffline(false);
    await tab
      .getByRole("heading", { level: 1, name: /Lies Verzonnen/ })
      .waitFor({ timeout: 40_000 });
  },
};

/** Runs in the page: what the service worker keeps. */
async function keptAddresses() {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) kept.push(new URL(request.url).pathname);
  }
  return kept;
}
