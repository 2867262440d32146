// What goes along and what stays: read before a yes.
import { Eye, EyeOff } from "lucide-preact";
import { whoAgrees } from "./own_act/who_agrees";
import "./referral_form.css";

export function GoesAlong({ goes, stays }: { goes: string; stays: string }) {
  return (
    <>
      <span className="goes-along">
        <Eye size={16} aria-hidden="true" />
        <span>{goes}</span>
      </span>
      <span className="goes-along">
        <EyeOff size={16} aria-hidden="true" />
        <span>{stays}</span>
      </span>
    </>
  );
}

/** What was filled in so far. */
export interface Going {
  needs: readonly string[];
  goal?: unknown;
  sentence: string;
  hasSecretAddress?: boolean;
  /** Below 16 it goes along to who keeps a record: he has to know whom to ask for a yes. */
  birthOn?: string;
}

const fieldsOfCoach = [
  "name",
  "phone",
  "village",
  "language",
  "call_when",
  "needs",
  "goal",
  "sentence",
];

/** The same list as the server makes; the resident hears it before saying yes. */
export function fieldsThatGoAlong(
  { needs, goal, sentence, hasSecretAddress = false, birthOn = "" }: Going,
  fields: readonly string[] = fieldsOfCoach,
): string[] {
  const left: Record<string, boolean> = {
    needs: needs.length === 0,
    goal: !goal,
    sentence: sentence.trim() === "",
    address: hasSecretAddress,
    village: hasSecretAddress,
  };
  return withBirthDate(fields, birthOn).filter((field) => !left[field]);
}

function withBirthDate(fields: readonly string[], birthOn: string): readonly string[] {
  if (whoAgrees(birthOn) === "resident" || fields.includes("birth_on")) return fields;
  const at = fields.indexOf("phone");
  return [...fields.slice(0, at), "birth_on", ...fields.slice(at)];
}
