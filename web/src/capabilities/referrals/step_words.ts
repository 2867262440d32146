// What the codes of a referral are called: steps, what comes next, fields, reasons.
import { list } from "../../components/web/sentence";
import type { FeedbackRow, ReferralForSender } from "../../kernel/api_types";
import { day } from "../../kernel/dates";
import { firstName } from "./names";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

/** The word of a code, or the code itself when a newer server knows more than this screen. */
function word(group: string, code: string, parameters?: Record<string, string | number>): string {
  return say(`${group}.${code}` as Key, parameters) || code;
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
  const what = word("next", next_step, { owner: firstName(next_owner) || say("next.somebody") });
  return due_on ? say("next.before", { what, date: day(due_on) }) : what;
}

/** First the news, in one line: "gestart, gaat goed". */
export function headline(row: FeedbackRow | ReferralForSender): string {
  const status = "status" in row ? row.status : (row.feedback.at(-1)?.status ?? "");
  const news = status ? word("status", status) : stepWord(row.step, row.attempts);
  const reason = reasonWord(row.reason);
  return reason && !status ? `${news} (${reason})` : news;
}
