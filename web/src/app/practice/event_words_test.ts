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

test("a talk is called by its depth and by who began it", () => {
  expect(event("conversation.begun", "four_d", "Joke Oefenstuk")).toBe(
    "4D-gesprek, begonnen door Joke Oefenstuk",
  );
  expect(event("conversation.begun", "newer", "Joke Oefenstuk")).toBe(
    "Gesprek begonnen door Joke Oefenstuk",
  );
});
