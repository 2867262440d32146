import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { EmergencyPage as Page } from "../../../kernel/api_types";
import { show } from "../../../testing/show";
import EmergencyPage from "./emergency_page";

const closed: Page = {
  name: "Lies Verzonnen",
  minutes: 60,
  reasons: ["life_in_danger", "other"],
  can_open: true,
  ends_at: "",
  reason: "",
  tell_on: "",
  told_within_days: 30,
  parties: [],
};
const opened: Page = {
  ...closed,
  opened_at: "2026-11-21T09:00:00.000Z",
  ends_at: "2026-11-21T10:00:00.000Z",
  reason: "life_in_danger",
  tell_on: "2026-11-21",
  parties: [
    {
      organization_name: "Denkbeeld Welzijn",
      organization_phone: "077 099 0001",
      frozen: false,
      notes: [
        {
          id: "a-1",
          words: "Slaapt bij haar zus",
          by_name: "Karin Schets",
          written_at: "2026-11-20T09:00:00.000Z",
        },
      ],
      goals: [],
    },
  ],
};
const page = { params: { id: "p-1" }, query: {} };

test("first why, then what others wrote, and who is done closes it", async () => {
  const { asked } = show(<EmergencyPage {...page} />, {
    "GET /api/people/{id}/emergency": { body: closed },
    "POST /api/people/{id}/emergency": { status: 201, body: opened },
    "POST /api/people/{id}/emergency/end": { status: 201, body: closed },
  });
  const form = await screen.findByRole("form", { name: "Waarom moet dit nu?" });
  fireEvent.click(screen.getByRole("radio", { name: "Iemand is in levensgevaar" }));
  await waitFor(() => {
    fireEvent.submit(form);
    expect(screen.getAllByText("Schrijf kort waarom").length).toBeTruthy();
  });
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  fireEvent.input(screen.getByLabelText(/^Wat gebeurde er/), { target: { value: "Belde 112" } });
  fireEvent.submit(form);
  expect(await screen.findByText("Slaapt bij haar zus")).toBeTruthy();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    reason: "life_in_danger",
    words: "Belde 112",
  });
  fireEvent.click(screen.getByRole("button", { name: "Ik ben klaar, sluit nu" }));
  expect(await screen.findByRole("form", { name: "Waarom moet dit nu?" })).toBeTruthy();
  expect(screen.queryByText("Slaapt bij haar zus")).toBeNull();
});

test("where telling is not safe, why that is so is asked", async () => {
  show(<EmergencyPage {...page} />, { "GET /api/people/{id}/emergency": { body: closed } });
  fireEvent.click(await screen.findByRole("checkbox"));
  expect(screen.getByLabelText(/^Waarom is dat gevaarlijk/)).toBeTruthy();
});

test("where nobody else helps there is nothing to open", async () => {
  show(<EmergencyPage {...page} />, {
    "GET /api/people/{id}/emergency": { body: { ...closed, can_open: false } },
  });
  expect(await screen.findByText(/^Geen andere organisatie helpt/)).toBeTruthy();
});

test("what is frozen by an objection says so", async () => {
  show(<EmergencyPage {...page} />, {
    "GET /api/people/{id}/emergency": {
      body: { ...opened, parties: [{ ...opened.parties[0], notes: [], frozen: true }] },
    },
  });
  expect(await screen.findByText(/staat stil door een bezwaar/)).toBeTruthy();
});
