import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
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
  target: "initiative",
  needs: [],
  call_allowed: true,
  voicemail_allowed: true,
  call_when: "",
  language: "nl",
  interpreter: false,
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
  expect(await screen.findByText("Iemand uit America eet graag samen, dinsdag")).toBeTruthy();
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

test("who is second reads what the first answered, and no thanks for an answer that does not count", async () => {
  show(page, {
    "POST /api/volunteer/question": { body: open },
    "POST /api/volunteer/answer": {
      body: { ...open, state: "full", answered_at: yes.answered_at },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Ja, welkom" }));
  expect(await screen.findByText("Al beantwoord: vol")).toBeTruthy();
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

describe("a volunteer of the village", () => {
  const asked: QuestionForVolunteer = {
    ...open,
    initiative_name: "Truus Verzinsel",
    target: "village_volunteer",
    wish: "",
    when: "",
    needs: ["alone", "caring"],
  };

  test("reads where and what about, and answers for herself", async () => {
    show(page, { "POST /api/volunteer/question": { body: asked } });
    expect(
      await screen.findByText(
        "Iemand uit America zoekt hulp. Het gaat over: zich alleen voelen en zorgen voor iemand",
      ),
    ).toBeTruthy();
    expect(screen.getByRole("button", { name: "Ja, ik bel" })).toBeTruthy();
    expect(screen.queryByText("Lies")).toBeNull();
  });

  test("who lives at a secret address is somebody nearby", async () => {
    show(page, { "POST /api/volunteer/question": { body: { ...asked, village: "", needs: [] } } });
    expect(await screen.findByText("Iemand uit de buurt zoekt hulp")).toBeTruthy();
  });

  test("after a yes reads how calling is safe", async () => {
    const safe = { ...asked, ...yes, target: asked.target, voicemail_allowed: false };
    show(page, {
      "POST /api/volunteer/question": {
        body: { ...safe, call_when: "na vijf uur", language: "pl", interpreter: true },
      },
    });
    expect(await screen.findByText("Neemt niemand op? Spreek dan niets in.")).toBeTruthy();
    expect(screen.getByText("Bellen mag: na vijf uur.")).toBeTruthy();
    expect(screen.getByText("Er is een tolk nodig.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Ja, ik sprak Lies" })).toBeTruthy();
  });

  test("is not given a number that may not be called", async () => {
    show(page, {
      "POST /api/volunteer/question": {
        body: { ...yes, target: asked.target, call_allowed: false },
      },
    });
    expect(await screen.findByText("Bel niet. Vraag Karin Schets hoe het wel kan.")).toBeTruthy();
    expect(screen.queryByRole("link", { name: /06 12 34 56 78/ })).toBeNull();
  });
});
