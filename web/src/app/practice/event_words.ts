// What the events of a person are called. They come from several capabilities, so they are named here.
import { headline } from "../../capabilities/referrals/step_words";
import type { TimelineRow } from "../../kernel/api_types";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

export function eventTitle(row: TimelineRow): string {
  if (row.kind === "referral.step" || row.kind === "referral.feedback") {
    return `${row.label}: ${newsOf(row)}`;
  }
  const own = say(`event.${row.kind}.${row.code}` as Key, { name: row.label });
  return own || say(`event.${row.kind}` as Key, { name: row.label }) || row.label || row.kind;
}

function newsOf(row: TimelineRow): string {
  const isFeedback = row.kind === "referral.feedback";
  return headline({
    status: isFeedback ? row.code : "",
    step: isFeedback ? "" : row.code,
    reason: "",
    attempts: 0,
  });
}
