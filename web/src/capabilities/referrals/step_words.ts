// What the codes of a referral are called: steps, what comes next, fields, reasons.
import { list } from "../../components/web/sentence";
import { day } from "../../kernel/dates";
import { upper } from "./names";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

/** The word of a code, or the code itself when a newer server knows more than this screen. */
function word(group: string, code: string, parameters?: Record<string, string | number>): string {
  return say(`${group}.${code}` as Key, parameters) || code;
}

/** The step as the beginning of a line: "Contact gelegd". */
export function stepTitle(step: string, attempts = 0): string {
  return upper(stepWord(step, attempts));
}

export function stepWord(step: string, attempts = 0): string {
  if (step === "contact_sought" && attempts > 0) return say("step.attempt", { count: attempts });
  if (step === "not_reached" && attempts > 0) {
    return say("step.not_reached_after", { count: attempts });
  }
  return word("step", step);
}

export function reasonWord(reason: string): string {
  return reason === "" ? "" : word("reason", reason);
}

export function fieldWord(field: string): string {
  return word("field", field);
}

/** "naam, telefoonnummer en doel" */
export function fieldList(fields: readonly string[]): string {
  return list(fields.map(fieldWord));
}

export function levelWord(level: string): string {
  return word("level", level);
}

interface Next {
  next_step: string;
  next_owner: string;
  due_on?: string;
}

/** "Karin belt, vóór dinsdag 24 november": always who, what and by when; "" when it is over. */
export function nextWords({ next_step, next_owner, due_on }: Next): string {
  if (next_step === "") return "";
  const what = word("next", next_step, { owner: next_owner || say("next.somebody") });
  return upper(due_on ? say("next.before", { what, date: day(due_on) }) : what);
}

interface News {
  /** Of the newest feedback, or "". */
  status: string;
  step: string;
  reason: string;
  attempts: number;
}

/** First the news, in one line: "gestart, gaat goed". */
export function headline({ status, step, reason, attempts }: News): string {
  if (status) return word("status", status);
  const why = reasonWord(reason);
  return why ? `${stepWord(step, attempts)} (${why})` : stepWord(step, attempts);
}
