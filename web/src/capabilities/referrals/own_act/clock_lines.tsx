// What law or agreement sets a date for, as staff reads it: what, whose, by when, and whether it is
// done.
import { CalendarClock, Check, Circle, UserRound } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { classes } from "../../../components/classes";
import type { ClockView } from "../../../kernel/api_types";
import { day, isoDay, now, shortDay } from "../../../kernel/dates";
import { lineWord } from "../../directory/kinds/words";
import "./clock_lines.css";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

interface ClockLinesProps {
  label: string;
  lines: readonly ClockView[];
  today?: string;
  /** What can be done at a line. */
  action?: (line: ClockView) => ComponentChildren;
}

export function ClockLines({ label, lines, today = isoDay(now()), action }: ClockLinesProps) {
  return (
    <ol className="clock-lines" aria-label={label}>
      {lines.map((line) => {
        const state = stateOf(line, today);
        const Icon = icons[state];
        return (
          <li key={line.code} className={classes("clock-line", `clock-line-${state}`)}>
            <Icon size={18} aria-hidden="true" />
            <div className="clock-words">
              <p className="clock-what">{clockWord(line)}</p>
              <p className="clock-when">{whenWords(line, today)}</p>
            </div>
            {action?.(line)}
          </li>
        );
      })}
    </ol>
  );
}

const icons = { done: Check, late: CalendarClock, open: Circle, resident: UserRound };

function stateOf(line: ClockView, today: string): keyof typeof icons {
  if (line.done_at) return "done";
  if (line.owner === "resident") return "resident";
  return line.due_on < today ? "late" : "open";
}

export function clockWord(line: ClockView): string {
  const group = line.done_at ? "clock_done" : "clock";
  return say(`${group}.${line.code}` as Key) || lineWord(group, line.code) || line.code;
}

export function whenWords(line: ClockView, today: string): string {
  if (line.done_at) return say("clock_when.done", { date: shortDay(line.done_at, today) });
  const date = day(line.due_on, today);
  if (line.owner === "receiver" && line.due_on < today) return say("clock_when.late", { date });
  return say(`clock_when.${line.code}` as Key, { date }) || say("clock_when.before", { date });
}
