// Who says yes: from 16 on the resident, from 12 on the resident and a parent, before that a parent.
import { age } from "../../../kernel/dates";
import { say } from "./words";

export interface YesWords {
  label: string;
  missing: string;
}

export type WhoAgrees = "resident" | "parent" | "resident_and_parent";

/** A birth date that is not known ("") is of somebody who decides himself. */
export function whoAgrees(birthOn: string): WhoAgrees {
  const years = birthOn ? age(birthOn) : 16;
  if (years >= 16) return "resident";
  return years < 12 ? "parent" : "resident_and_parent";
}

export function yesWords(name: string, who: WhoAgrees, onPaper: boolean): YesWords {
  const key = onPaper ? "act.signed" : "act.agrees";
  if (who === "resident")
    return { label: say(key, { name }), missing: say(`${key}_missing`, { name }) };
  return {
    label: say(who === "parent" ? `${key}_parent` : `${key}_both`, { name }),
    missing: say(who === "parent" ? "act.parent_missing" : "act.both_missing", { name }),
  };
}
