// How a kind of party is called, out of its own file on the server (web/tools/kinds.ts). Nothing here
// knows one by name.
import { type Language, words } from "../../../kernel/words";

const say = words<Record<string, string>>({
  nl: () => import("virtual:kinds/nl"),
  en: () => import("virtual:kinds/en"),
  other: (language: Language) => async () => {
    const said = (await import("virtual:kinds/other")).default[language];
    return said ? { default: said } : import("virtual:kinds/nl");
  },
});

/** "Sociaal werker"; a face that is no kind of party has no word here. */
export function kindWord(code: string): string {
  return say(`name.${code}`);
}

export function kindWordForResident(code: string): string {
  return say(`for_resident.${code}`) || kindWord(code);
}

/** What is read aloud when asking it is the resident's own act. */
export function ownActWord(code: string, name: string): string {
  return say(`own_act.${code}`, { name });
}

/** A line of the clock that a kind brings along: `group` is clock, clock_done, my_clock, … */
export function lineWord(group: string, code: string, values: Record<string, string> = {}): string {
  return say(`${group}.${code}`, values);
}
