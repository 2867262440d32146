// Languages by their name in the language of the screen; the browser knows them all.
import offered from "../../../server/runtime/languages/packages/often.json";
import { language } from "./words";

export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([language()], { type: "language" }).of(code) ?? code;
  } catch {
    // What is no code of a language is shown as it was written down.
    return code;
  }
}

/** To choose from, with the one that is chosen now always among them. */
export function languageChoices(now: string): { value: string; label: string }[] {
  const codes = offered.includes(now) ? offered : [now, ...offered];
  return codes.map((code) => ({ value: code, label: languageName(code) }));
}
