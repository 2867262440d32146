import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { QuestionForVolunteer } from "../../../kernel/api_types";
import { show, times } from "../../../testing/show";
import VolunteerPage from "./volunteer_page";

const open: QuestionForVolunteer = {
  state: "open",
  initiative_name: "Eetpunt De Verzonnen Tafel",
  asked_by_name: "Karin Schets",
  asked_by_organization: "Denkbeeld Welzijn",
  asked_by_phone: "077 000 0000",
  village: "America",
  wish: "eet graag samen",
  when: "dinsdag",
  attendance_asked: false,
};
const yes: QuestionForVolunteer = {
  ...open,
  state: "yes",
  answered_at: "2026-11-24T09:00:00.000Z",
  first_name: "Lies",
  phone: "06 12 34 56 78",
  attendance_asked: true,
};
const page = <VolunteerPage params={{ token: "a-token-of-length" }} query={{}} />;

test("opening only looks: no answer is given, and nothing of the resident is there", async () => {
  const { asked } = show(page, { "POST /api/volunteer/question": { body: open } });
  expect(await screen.findByText("iemand uit America eet graag samen, dinsdag")).toBeTruthy();
  expect(screen.queryByText("Lies")).toBeNull();
  expect(asked.map((one) => one.address)).toEqual(["/api/volunteer/question"]);
});

test("yes brings first name and phone, and a double tap answers once", async () => {
  const { asked } = show(page, {
    "POST /api/volunteer/question": { body: open },
    "POST /api/volunteer/answer": { body: yes },
  });
  const button = await screen.findByRole("button", { name: "Ja, welkom" });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(await screen.findByText("Lies")).toBeTruthy();
  expect(screen.getByRole("link", { name: /06 12 34 56 78/ }).getAttribute("href")).toBe(
    "tel:0612345678",
  );
  expect(times(asked, "/answer")).toBe(1);
});

test("opened again it says that it was answered", async () => {
  show(page, { "POST /api/volunteer/question": { body: yes } });
  expect(await screen.findByText("Al beantwoord: ja, welkom")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Ja, welkom" })).toBeNull();
  expect(screen.getByRole("button", { name: "Ja, Lies is geweest" })).toBeTruthy();
});

test("a closed question shows nothing of anybody", async () => {
  show(page, { "POST /api/volunteer/question": { body: { ...open, state: "closed" } } });
  expect(await screen.findByText("Deze vraag is gesloten")).toBeTruthy();
  expect(screen.queryByText(/America/)).toBeNull();
});

test("an answer that did not arrive is said, and the buttons stay", async () => {
  show(page, {
    "POST /api/volunteer/question": { body: open },
    "POST /api/volunteer/answer": { status: 500, body: { code: "internal" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Niets voor ons" }));
  expect(await screen.findByText(/Je antwoord is niet aangekomen/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Ja, welkom" })).toBeTruthy();
});
