// How far the reading of a week is, and whether it is late.
import { StatusTag } from "../../../components/status_tag/status_tag";
import type { SampledWeek } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { say } from "./words";

/** Nobody read it and its days are over. */
export function isLate(week: SampledWeek): boolean {
  return !week.read_at && week.days_late > 0;
}

export function WeekTag({ week }: { week: SampledWeek }) {
  if (week.read_at) {
    return (
      <StatusTag state="done">
        {week.days_late > 0 ? say("read_late", { count: week.days_late }) : say("read")}
      </StatusTag>
    );
  }
  if (isLate(week)) {
    return <StatusTag state="attention">{say("late", { count: week.days_late })}</StatusTag>;
  }
  return <StatusTag state="busy">{say("before", { date: shortDay(week.due_on) })}</StatusTag>;
}
