// A planned meeting is written as the clock on the wall shows it: "2026-12-01T10:00", without a zone.
import { day } from "../../kernel/dates";
import { language } from "../../kernel/words";

/** "dinsdag 1 december om 10.00 uur", whatever zone this device is set to. */
export function meetingWords(meetsAt: string, today?: string): string {
  const clock = meetsAt.slice(11, 16);
  const date = day(meetsAt.slice(0, 10), today);
  return language() === "nl" ? `${date} om ${clock.replace(":", ".")} uur` : `${date} at ${clock}`;
}
