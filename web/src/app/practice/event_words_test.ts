import { expect, test } from "vitest";
import type { TimelineRow } from "../../kernel/api_types";
import { eventTitle } from "./event_words";

const event = (kind: string, code: string, label: string) =>
  eventTitle({ kind, code, label } as TimelineRow);

test("a new helper stands in the timeline by name", () => {
  expect(event("referral.handed_over", "to_call", "Bram Schetsma")).toBe(
    "Overgedragen aan Bram Schetsma",
  );
});

test("silence has a word of its own", () => {
  expect(event("referral.step", "not_answered", "Karin Schets")).toBe(
    "Karin Schets: niet beantwoord",
  );
});
