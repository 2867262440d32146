import { afterEach, describe, expect, test } from "vitest";
import * as dates from "./dates";
import { setLanguage } from "./words";

const now = "2026-11-21T20:00:00Z";
afterEach(() => setLanguage("nl"));

describe("dates as people say them", () => {
  test.each([
    ["2026-11-24", "dinsdag 24 november"],
    ["2025-03-14", "vrijdag 14 maart 2025"],
    // Half past eleven at night in London is already tomorrow here.
    ["2026-11-23T23:30:00Z", "dinsdag 24 november"],
  ])("%s is %s", (moment, said) => {
    expect(dates.day(moment, now)).toBe(said);
  });

  test("times have a point", () => {
    expect(dates.time("2026-11-24T09:42:00Z")).toBe("10.42 uur");
    expect(dates.clock("2026-07-24T09:05:00Z")).toBe("11.05");
    expect(dates.dayAndTime("2026-11-24T09:42:00Z", now)).toBe("dinsdag 24 november om 10.42 uur");
  });

  test("English has its own way", async () => {
    await setLanguage("en");
    expect(dates.day("2026-11-24", now)).toBe("Tuesday 24 November");
    expect(dates.time("2026-11-24T09:42:00Z")).toBe("10:42");
  });

  test.each([
    ["2026-11-21", "vandaag"],
    ["2026-11-22", "morgen"],
    ["2026-11-20", "gisteren"],
    ["2026-11-24", "over 3 dagen"],
    ["2026-11-18", "3 dagen geleden"],
    ["2026-12-12", "over 3 weken"],
    ["2026-03-14", "8 maanden geleden"],
    ["2023-11-01", "3 jaar geleden"],
  ])("%s is %s", (moment, said) => {
    expect(dates.relative(moment, now)).toBe(said);
  });

  test("the last minutes of today are today", () => {
    expect(dates.daysUntil("2026-11-21T22:59:00Z", now)).toBe(0);
    expect(dates.daysUntil("2026-11-21T23:01:00Z", now)).toBe(1);
  });
});

describe("age", () => {
  test.each([
    ["1959-11-21", 67],
    ["1959-11-22", 66],
    ["1959-01-01", 67],
  ])("born on %s is %i", (birthDate, years) => {
    expect(dates.age(birthDate, now)).toBe(years);
  });
});

describe("three boxes", () => {
  test.each([
    ["3", "5", "1959", "1959-05-03"],
    [" 03 ", "05", "1959", "1959-05-03"],
    ["29", "2", "2024", "2024-02-29"],
    ["29", "2", "2023", null],
    ["31", "4", "2000", null],
    ["3", "13", "1959", null],
    ["3", "5", "59", null],
    ["x", "5", "1959", null],
  ])("%s %s %s is %s", (d, m, y, date) => {
    expect(dates.dateFromParts(d, m, y)).toBe(date);
  });
});

test("the clock of the server counts, not that of the device", () => {
  dates.tellNow(new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString());
  expect(dates.daysUntil(Date.now())).toBe(-7);
  dates.tellNow(new Date().toISOString());
  expect(dates.daysUntil(Date.now())).toBe(0);
});
