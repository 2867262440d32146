import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import type { MyResearch, ResearchForPerson } from "../../kernel/api_types";
import { show, times } from "../../testing/show";
import MyResearchPart from "./by_link/my_research";
import { ResearchQuestions } from "./by_link/research_questions";
import ResearchTick from "./research_tick";

const open: ResearchForPerson = {
  state: "open",
  why_not: "",
  programme: "Denkbeeldig Samen",
  channel: "sms",
  asked_by_name: "",
};
const asked: ResearchForPerson = {
  ...open,
  state: "asked",
  asked_at: "2026-11-22T09:00:00.000Z",
  asked_by_name: "Hub Voorbeeld",
};
const mine: MyResearch = {
  state: "open",
  practice_name: "Praktijk De Denkbeeldige Linde",
  asked_by_name: "Hub Voorbeeld",
  asked_at: "2026-11-22T09:00:00.000Z",
  until: "2026-12-13",
  questions: [
    {
      code: "lichaam",
      kind: "mark",
      question: { nl: "Hoe gaat het met uw lichaam?" },
      options: [],
    },
    {
      code: "company",
      kind: "choice",
      question: { nl: "Hebt u mensen bij wie u terechtkunt?" },
      options: [
        { code: "yes", label: { nl: "Ja, genoeg" } },
        { code: "nobody", label: { nl: "Nee" } },
      ],
    },
  ],
  can_stop: false,
};

describe("the tick of who refers", () => {
  const tick = <ResearchTick personId="p-1" name="Lies" />;

  test("sends nothing without the resident's own yes to this", async () => {
    const { asked: requests } = show(tick, { "GET /api/people/{id}/research": { body: open } });
    fireEvent.submit(await screen.findByRole("form", { name: /Onderzoek/ }));
    expect(
      (await screen.findAllByText("Zet eerst een vinkje, als Lies dit wil.")).length,
    ).toBeGreaterThan(0);
    expect(times(requests, "/research")).toBe(0);
  });

  test("says what happens then, and how to stop it", async () => {
    const { asked: requests } = show(tick, {
      "GET /api/people/{id}/research": { body: open },
      "POST /api/people/{id}/research": { body: asked },
    });
    fireEvent.click(await screen.findByLabelText(/Lies wil een korte vragenlijst/));
    fireEvent.submit(screen.getByRole("form", { name: /Onderzoek/ }));
    expect(await screen.findByText(/Lies krijgt een link per sms/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Lies wil niet meer meedoen" })).toBeTruthy();
    expect(requests.at(-1)?.body).toEqual({ consent_given: true, given_how: "spoken" });
  });

  test("is not there for whom it is not for", async () => {
    const { asked: requests } = show(tick, {
      "GET /api/people/{id}/research": { body: { ...open, state: "not_offered" } },
    });
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    expect(screen.queryByText(/Onderzoek/)).toBeNull();
  });
});

describe("the questions", () => {
  test("what was left open is not sent, and nothing at all neither", async () => {
    const { asked: requests } = show(<ResearchQuestions />, {
      "GET /api/my/research": { body: mine },
      "POST /api/my/research": { body: { ...mine, state: "answered", questions: [] } },
    });
    const form = await screen.findByRole("form", { name: "Vragen voor onderzoek" });
    fireEvent.submit(form);
    expect(await screen.findByText(/U vulde nog niets in/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText("Nee"));
    fireEvent.submit(form);
    expect(await screen.findByText("Dank u wel")).toBeTruthy();
    expect(requests.at(-1)?.body).toEqual({ answers: { company: "nobody" } });
  });
});

describe("on the own page", () => {
  test("who was never asked sees nothing", async () => {
    const { asked: requests } = show(<MyResearchPart />, {
      "GET /api/my/research": { body: { ...mine, state: "none" } },
    });
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    expect(screen.queryByText("Onderzoek")).toBeNull();
  });

  test("stopping is one tap", async () => {
    show(<MyResearchPart />, {
      "GET /api/my/research": { body: { ...mine, state: "answered", can_stop: true } },
      "POST /api/my/research/stop": { body: { ...mine, state: "withdrawn", can_stop: false } },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Stop met onderzoek" }));
    expect(await screen.findByText(/U doet niet mee/)).toBeTruthy();
  });
});
