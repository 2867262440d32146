// Signing in as real people do: a password, and the six figures of an authenticator app.
import { codeNow } from "./authenticator_app.mjs";
import { must, walk } from "./journey.mjs";
import { Newcomer } from "./newcomer.mjs";
import { loginsOf, serveRegion, withoutDemoPages } from "./region.mjs";

const name = "Hub Voorbeeld";

export async function signIn({ region, ...house }) {
  const folder = region.copy();
  const login = loginsOf(folder)[name];
  must(login, `no login of ${name} in the demo folder`);
  const names = ["Voorbeeld", login.email, login.password, login.key];
  await walk("signing in", { house, folder, serve: serveRegion, names }, async (journey) => {
    const { tab } = journey;
    const me = new Newcomer(journey);
    const next = tab.getByRole("button", { name: "Ga verder" });
    const enter = tab.getByRole("button", { name: "Log in" });

    await journey.step("without a session there is only the door", async () => {
      await tab.goto(`${journey.address}/vandaag`);
      await journey.look("Log in", { record: "Even rondkijken?" });
    });
    await journey.step("a wrong password says so beside the field", async () => {
      journey.mayRefuse(401);
      await tab.getByLabel("E-mailadres").fill(login.email);
      await tab.getByLabel("Wachtwoord").fill("iets anders");
      await next.click();
      await me.objection("E-mailadres en wachtwoord horen niet bij elkaar");
      must(
        (await tab.getByLabel("E-mailadres").inputValue()) === login.email,
        "the address has to be typed twice",
      );
    });
    await journey.step("the password opens the second question", async () => {
      await tab.getByLabel("Wachtwoord").fill(login.password);
      await next.dblclick();
      await journey.look("Vul je code in", { record: "Code van 6 cijfers" });
    });
    await journey.step("a wrong code says so beside the field", async () => {
      journey.mayRefuse(422);
      await tab.getByLabel("Code van 6 cijfers").fill(otherThan(codeNow(login.key)));
      await enter.click();
      await me.objection("Deze code klopt niet");
    });
    await journey.step("the code of now opens the day", async () => {
      await tab.getByLabel("Code van 6 cijfers").fill(codeNow(login.key));
      await enter.click();
      await tab.getByRole("heading", { level: 1, name: "Dag Hub" }).waitFor();
    });
    await journey.step("a cover lifts with the password alone", async () => {
      journey.mayRefuse(401);
      await withoutDemoPages(tab);
      await tab.clock.install();
      await tab.reload();
      await tab.getByRole("heading", { level: 1, name: "Dag Hub" }).waitFor();
      await tab.clock.fastForward("16:00");
      await journey.look("Je was even weg", { record: name });
      await tab.getByLabel("Wachtwoord").fill("iets anders");
      await next.click();
      await me.objection("Dit wachtwoord klopt niet");
      await tab.getByLabel("Wachtwoord").fill(login.password);
      await next.dblclick();
      await tab.getByRole("heading", { level: 1, name: "Dag Hub" }).waitFor();
    });
    await journey.step("signing out leaves nothing to go back to", async () => {
      await tab.getByText("HV", { exact: true }).click();
      await tab.getByRole("button", { name: "Log uit" }).click();
      await tab.getByRole("heading", { level: 1, name: "Log in" }).waitFor();
      await tab.goBack();
      await tab.getByRole("heading", { level: 1, name: "Log in" }).waitFor();
      must((await tab.getByText("Piet Onbestaand").count()) === 0, "a patient is still there");
    });
  });
}

function otherThan(code) {
  return String((Number(code) + 314_159) % 1_000_000).padStart(6, "0");
}
