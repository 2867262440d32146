// The columns of the worklist, and the order in which a day is worked through.
import type { WorklistRow } from "../../../kernel/api_types";

export const stages = [
  "new",
  "call",
  "attempt",
  "intake",
  "research",
  "searching",
  "started",
  "follow_up",
  "closing",
] as const;
export type Stage = (typeof stages)[number];

/** A desk seeks no activity: after the talk the case still stands there, and what runs, runs. */
const atDesk: Record<string, Stage> = { searching: "intake", follow_up: "started" };

/** The columns of a worklist, as the server says which belong to the work of a role; who was called in
 * vain has one of his own beside them. */
export function stagesOf(columns: readonly string[], isDesk = false): readonly Stage[] {
  return stages.filter(
    (stage) => (stage === "attempt" || columns.includes(stage)) && !(isDesk && stage in atDesk),
  );
}

/** Who was called in vain stands apart from who was never called. */
export function stageOf(row: Pick<WorklistRow, "stage" | "attempts">, isDesk = false): Stage {
  if (row.stage === "call" && row.attempts > 0) return "attempt";
  if (isDesk && atDesk[row.stage]) return atDesk[row.stage] ?? "closing";
  return (stages as readonly string[]).includes(row.stage) ? (row.stage as Stage) : "closing";
}

export type TagState = "waiting" | "busy" | "follow_up" | "done" | "attention";

const tagStates: Record<Stage, TagState> = {
  new: "attention",
  call: "waiting",
  attempt: "waiting",
  intake: "busy",
  research: "busy",
  searching: "busy",
  started: "busy",
  follow_up: "follow_up",
  closing: "done",
};

export function tagStateOf(stage: Stage): TagState {
  return tagStates[stage];
}

export interface Group {
  id: "urgent" | "overdue" | "new" | "week" | "later";
  rows: WorklistRow[];
}

/** What cannot wait on top, then what is overdue, what waits for a yes, and the rest by date; within
 * a group the order of the server. A row that was taken on a moment ago stays where it was: what is
 * being read does not jump away. */
export function groupsOf(
  rows: readonly WorklistRow[],
  weekEndsOn: string,
  takenNow: ReadonlySet<string>,
): Group[] {
  const groups: Group[] = [
    { id: "urgent", rows: [] },
    { id: "overdue", rows: [] },
    { id: "new", rows: [] },
    { id: "week", rows: [] },
    { id: "later", rows: [] },
  ];
  for (const row of rows) {
    const id = groupOf(row, weekEndsOn, takenNow);
    groups.find((group) => group.id === id)?.rows.push(row);
  }
  return groups.filter((group) => group.rows.length > 0);
}

function groupOf(row: WorklistRow, weekEndsOn: string, takenNow: ReadonlySet<string>): Group["id"] {
  if (cannotWait(row)) return "urgent";
  if (row.overdue) return "overdue";
  if (row.stage === "new" || takenNow.has(row.referral_id)) return "new";
  return (row.due_on ?? "9999") <= weekEndsOn ? "week" : "later";
}

const beforeTheTalk: readonly string[] = ["new", "call", "intake"];

/** As the server sorts: urgent until there was a talk. */
function cannotWait({ urgent, stage }: WorklistRow): boolean {
  return urgent && beforeTheTalk.includes(stage);
}

/** "2026-11-21" and 7 is "2026-11-28". */
export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
