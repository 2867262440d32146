// A planned meeting is written as the clock on the wall shows it: "2026-12-01T10:00", without a zone.
import { day, hour } from "../../kernel/dates";
import { language } from "../../kernel/words";

/** "dinsdag 1 december om 10.00 uur", whatever zone this device is set to. */
export function meetingWords(meetsAt: string, today?: string): string {
  const clock = hour(meetsAt.slice(11, 16));
  const date = day(meetsAt.slice(0, 10), today);
  return language() === "nl" ? `${date} om ${clock} uur` : `${date} at ${clock}`;
}

const beforeMeeting = ["sent", "received", "to_call", "contact_sought", "contact_made"];

/** An hour that the practice booked, still to come: it stands there before who helps plans anything. */
export function isBooked(leg: { step: string; meets_at?: string }, today: string): boolean {
  return (leg.meets_at ?? "").slice(0, 10) >= today && beforeMeeting.includes(leg.step);
}
