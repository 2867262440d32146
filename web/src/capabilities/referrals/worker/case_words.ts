// What the codes of a case are called on the screens of who does the work.
import { list } from "../../../components/web/sentence";
import { useSession } from "../../../kernel/access";
import type { WorklistRow } from "../../../kernel/api_types";
import { day, shortDay } from "../../../kernel/dates";
import { upper } from "../names";
import { isBooked, meetingWords } from "../wall_time";
import { isOvertaken } from "./queries";
import type { Stage } from "./stages";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

/** The word of a code, or the code itself when a newer server knows more than this screen. */
export function word(
  group: string,
  code: string,
  values?: Record<string, string | number>,
): string {
  return say(`${group}.${code}` as Key, values) || code;
}

/** A desk of the municipality has words of its own for some codes: "Gesprek", not "Kennismaking". */
export function wordAt(
  isDesk: boolean,
  group: string,
  code: string,
  values?: Record<string, string | number>,
): string {
  return (isDesk && say(`desk_${group}.${code}` as Key, values)) || word(group, code, values);
}

export function useIsDesk(): boolean {
  return useSession().organization_kind === "municipality";
}

export function needList(needs: readonly string[]): string {
  return upper(list(needs.map((need) => word("need", need))));
}

export function stageWord(stage: Stage, attempts: number, isDesk = false): string {
  return stage === "attempt"
    ? say("stage.attempt_n", { count: attempts })
    : wordAt(isDesk, "stage", stage);
}

interface Step {
  step: string;
  reason: string;
}

/** "Niet passend, terug (geen plek)" */
export function stepWords({ step, reason }: Step, isDesk = false): string {
  const why = reason ? ` (${word("reason", reason)})` : "";
  return `${upper(wordAt(isDesk, "step", step))}${why}`;
}

interface Next {
  next_step: string;
  meets_at?: string;
  due_on?: string;
}

/** What now has to be done, with its day: "Kennismaking, dinsdag 1 december om 10.00 uur". */
export function nextWords(next: Next, today: string, isDesk = false): string {
  const what = wordAt(isDesk, "next", next.next_step);
  if (next.next_step === "meet" && next.meets_at) {
    return `${what}, ${meetingWords(next.meets_at, today)}`;
  }
  return next.due_on ? say("next.before", { what, date: day(next.due_on, today) }) : what;
}

export function bookedWords(leg: { step: string; meets_at?: string }, today: string): string {
  return isBooked(leg, today)
    ? say("booked", { when: meetingWords(leg.meets_at ?? "", today) })
    : "";
}

export function dueWords(dueOn: string | undefined, isOverdue: boolean, today: string): string {
  if (!dueOn) return "";
  const date = shortDay(dueOn, today);
  return say(isOverdue ? "due.late" : "due.before", { date });
}

/** An offer with an hour in the practice is answered before that hour, not before some later date. */
export function dueWordsOf(row: WorklistRow, today: string): string {
  if (row.stage !== "new" || row.overdue || !isBooked(row, today)) {
    return dueWords(row.due_on, row.overdue, today);
  }
  return say("due.before", { date: meetingWords(row.meets_at ?? "", today) });
}

/** Of whom the work is, for who looks after it; a colleague may be away. */
export function standsInWords(row: WorklistRow, awayUntil: string | undefined): string {
  if (!awayUntil) return "";
  return say("row.stands_in", { name: row.colleague_name, date: shortDay(awayUntil) });
}

export function telephone(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}

/** Why "Neem aan" did not work, when nobody else took it on. */
export function notTaken(error: unknown): string {
  return say(isOvertaken(error) ? "list.changed" : "list.not_taken");
}
