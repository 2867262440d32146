// Who says yes: from 16 on the resident, from 12 on the resident and a parent, before that a parent.
import { age } from "../../../kernel/dates";
import { say } from "./words";

export interface YesWords {
  label: string;
  missing: string;
}

/** Below 16 a parent says yes too, or instead. */
export function asksParent(birthOn: string): boolean {
  return birthOn !== "" && age(birthOn) < 16;
}

/** A birth date that is not known ("") is of somebody who decides himself. */
export function yesWords(name: string, birthOn: string, onPaper: boolean): YesWords {
  const key = onPaper ? "act.signed" : "act.agrees";
  const years = birthOn ? age(birthOn) : 16;
  if (years >= 16) return { label: say(key, { name }), missing: say(`${key}_missing`, { name }) };
  return {
    label: say(years < 12 ? `${key}_parent` : `${key}_both`, { name }),
    missing: say(years < 12 ? "act.parent_missing" : "act.both_missing", { name }),
  };
}
