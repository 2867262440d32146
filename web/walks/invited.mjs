// Who was invited comes in: with the link of the mail and the code that was told, on a browser of her own.
import { codeNow } from "./authenticator_app.mjs";

/** From the panel with the code, which is put away; her tab, signed in. */
export async function comesInByInvitation({ journey, me, tab }, password) {
  const code = (await tab.locator(".told-code").textContent()).replace(/\D/g, "");
  await me.button("Ik heb de code").click();
  const context = await journey.browser.newContext({ locale: "nl-NL" });
  context.setDefaultTimeout(10_000);
  const hers = await context.newPage();
  await hers.goto(`${journey.address}/demo/postvak`);
  const link = hers.locator('a[href*="/toegang/"]').first();
  await hers.goto(new URL(await link.getAttribute("href"), journey.address).href);
  await hers.getByLabel("Code van 6 cijfers").fill(code);
  await hers.getByRole("button", { name: "Ga verder" }).click();
  await hers.getByLabel("Nieuw wachtwoord").fill(password);
  await hers.getByRole("button", { name: "Ga verder" }).click();
  const key = (await hers.locator(".pairing-key").textContent()).replace(/\s/g, "");
  await hers.getByLabel("Code in de app").fill(codeNow(key));
  await hers.getByRole("button", { name: "Klaar, log in" }).click();
  await hers.locator(".account-menu").first().waitFor();
  return hers;
}
