// Dates and times as people say them: "dinsdag 24 november", "10.42 uur", "over 3 dagen".
import { language, locale } from "./words";

const zone = "Europe/Amsterdam";
const dayLength = 24 * 60 * 60 * 1000;
export type Moment = string | number | Date;

let aheadOfThisDevice = 0;

/** The server's clock is the one that counts: a device may be wrong, and a demo moves its days. */
export function tellNow(serverNow: string): void {
  const ahead = Date.parse(serverNow) - Date.now();
  if (!Number.isNaN(ahead)) aheadOfThisDevice = ahead;
}

export function now(): number {
  return Date.now() + aheadOfThisDevice;
}

/** A bare date ("2026-11-24") is a day, not midnight in London: noon keeps it on that day. */
function asDate(moment: Moment): Date {
  if (typeof moment === "string" && /^\d{4}-\d\d-\d\d$/.test(moment)) {
    return new Date(`${moment}T12:00:00Z`);
  }
  return new Date(moment);
}

function format(moment: Moment, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options })
    .format(asDate(moment))
    .replace(",", "");
}

/** "dinsdag 24 november", with the year only when it is another than now. */
export function day(moment: Moment, today: Moment = now()): string {
  const sameYear = isoDay(moment).slice(0, 4) === isoDay(today).slice(0, 4);
  return format(moment, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** "24 november", for meta lines and legends. */
export function shortDay(moment: Moment, today: Moment = now()): string {
  const sameYear = isoDay(moment).slice(0, 4) === isoDay(today).slice(0, 4);
  return format(moment, {
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** "3 mei 1959": a birth date always has its year. */
export function fullDate(moment: Moment): string {
  return format(moment, { day: "numeric", month: "long", year: "numeric" });
}

/** "10.42", to stand after "om". */
export function clock(moment: Moment): string {
  return hour(format(moment, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
}

/** "09:00" as it was filled in, written as people write it: "09.00". */
export function hour(text: string): string {
  return language() === "nl" ? text.replace(":", ".") : text;
}

/** "10.42 uur". */
export function time(moment: Moment): string {
  return language() === "nl" ? `${clock(moment)} uur` : clock(moment);
}

/** "di 24 nov 10.00", for a row of free hours. */
export function slotTime(moment: Moment): string {
  const date = format(moment, { weekday: "short", day: "numeric", month: "short" });
  return `${date.replace(/\./g, "")} ${clock(moment)}`;
}

/** "dinsdag 24 november om 10.42 uur". */
export function dayAndTime(moment: Moment, today: Moment = now()): string {
  return `${day(moment, today)} ${language() === "nl" ? "om" : "at"} ${time(moment)}`;
}

/** "2026-11-24" as the wall calendar in the Netherlands shows it. */
export function isoDay(moment: Moment): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(asDate(moment));
}

/** Whole calendar days from now: -1 is yesterday, however late it is. */
export function daysUntil(moment: Moment, today: Moment = now()): number {
  const from = Date.parse(`${isoDay(today)}T00:00:00Z`);
  const until = Date.parse(`${isoDay(moment)}T00:00:00Z`);
  return Math.round((until - from) / dayLength);
}

/** "vandaag", "morgen", "over 3 dagen", "2 weken geleden". */
export function relative(moment: Moment, today: Moment = now()): string {
  const days = daysUntil(moment, today);
  const say = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  if (Math.abs(days) < 2) return say.format(days, "day");
  const exact = new Intl.RelativeTimeFormat(locale(), { numeric: "always" });
  if (Math.abs(days) < 14) return exact.format(days, "day");
  if (Math.abs(days) < 63) return exact.format(Math.trunc(days / 7), "week");
  if (Math.abs(days) < 730) return exact.format(Math.trunc(days / 30.44), "month");
  return exact.format(Math.trunc(days / 365.25), "year");
}

/** Age in whole years on a day; a birthday counts from that morning. */
export function age(birthDate: string, on: Moment = now()): number {
  const today = isoDay(on);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** A date typed in three boxes becomes "1959-05-03"; what is no day of the calendar gives null. */
export function dateFromParts(dayText: string, monthText: string, yearText: string): string | null {
  const [d, m, y] = [dayText, monthText, yearText].map((part) => Number(part.trim()));
  if (!d || !m || !y || y < 1880 || y > 2200) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) {
    return null;
  }
  return date.toISOString().slice(0, 10);
}
