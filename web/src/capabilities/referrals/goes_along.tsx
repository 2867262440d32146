// What goes along and what stays: read before a yes.
import { Eye, EyeOff } from "lucide-preact";
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
  { needs, goal, sentence, hasSecretAddress = false }: Going,
  fields: readonly string[] = fieldsOfCoach,
): string[] {
  const left: Record<string, boolean> = {
    needs: needs.length === 0,
    goal: !goal,
    sentence: sentence.trim() === "",
    address: hasSecretAddress,
    village: hasSecretAddress,
  };
  return fields.filter((field) => !left[field]);
}
