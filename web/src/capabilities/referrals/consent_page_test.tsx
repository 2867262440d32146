// The consent on paper as the screen shows it: who signs, and the way back.
import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { ConsentPaper } from "../../kernel/api_types";
import { show } from "../../testing/show";
import ConsentPage from "./consent_page";

const paper: ConsentPaper = {
  person_name: "Tim Verzonnen",
  birth_on: "1965-03-14",
  practice_name: "Praktijk De Denkbeeldige Linde",
  recipient_name: "Karin Schets",
  recipient_organization_name: "Denkbeeld Welzijn",
  fields: ["name", "phone"],
  feedback_level: "running",
  given_on: "2026-11-22",
  ends_on: "2027-11-22",
  text_version: "verwijzing-2026-1",
  with_interpreter: false,
  given_how: "spoken",
  recorded_by: "Hub Voorbeeld",
};
const draw = (birth_on: string) =>
  show(<ConsentPage params={{ id: "r-1" }} query={{}} />, {
    "GET /api/referrals/{id}/consent_paper": { body: { ...paper, birth_on } },
  });

test("who is sixteen signs alone", async () => {
  draw("2010-11-22");
  expect(await screen.findByText("Handtekening")).toBeTruthy();
  expect(screen.queryByText("Handtekening ouder of verzorger")).toBeNull();
});

test("from twelve on a parent signs too", async () => {
  draw("2010-11-23");
  expect(await screen.findByText("Handtekening")).toBeTruthy();
  expect(screen.getByText("Handtekening ouder of verzorger")).toBeTruthy();
});

test("for a younger child a parent signs", async () => {
  draw("2014-11-23");
  expect(await screen.findByText("Handtekening ouder of verzorger")).toBeTruthy();
  expect(screen.getByText(/^Ik ben ouder of verzorger van Tim Verzonnen/)).toBeTruthy();
  expect(screen.queryByText("Handtekening")).toBeNull();
});
