// How much of the 72 hours is left, or what was decided.
import { StatusTag } from "../../../components/status_tag/status_tag";
import type { BreachRow } from "../../../kernel/api_types";
import { dayAndTime, now } from "../../../kernel/dates";
import { say } from "./words";

const hour = 3_600_000;
const soon = 24;

export function ReportTag({ row }: { row: BreachRow }) {
  if (row.closed_at) return <StatusTag state="done">{say("closed")}</StatusTag>;
  if (row.report === "reported") {
    return (
      <StatusTag state="busy">{say("reported", { when: dayAndTime(row.reported_at) })}</StatusTag>
    );
  }
  if (row.report) return <StatusTag state="busy">{say("not_reported")}</StatusTag>;
  const hours = hoursLeft(row);
  if (hours <= 0) return <StatusTag state="attention">{say("over")}</StatusTag>;
  return (
    <StatusTag state={hours <= soon ? "attention" : "waiting"}>
      {say("hours_left", { count: hours })}
    </StatusTag>
  );
}

export function hoursLeft(row: BreachRow): number {
  return Math.ceil((Date.parse(row.report_due_at) - now()) / hour);
}
