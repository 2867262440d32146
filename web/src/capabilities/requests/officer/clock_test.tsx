import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { ClockedRequest } from "../../../kernel/api_types";
import { show } from "../../../testing/show";
import ClockPage from "./clock_page";

const row: ClockedRequest = {
  id: "r-1",
  version: 1,
  written: false,
  kind: "correction",
  subject: "phone",
  came_by: "",
  name: "Lies Verzonnen",
  handled_by: "Hub Voorbeeld",
  received_on: "2026-11-02",
  due_on: "2026-12-02",
  late: false,
  frozen: false,
  may_extend: true,
  extension_words: "",
  extension_told: false,
  answer: "",
  words: "",
  answer_words: "",
  readers: [],
};
const letter: ClockedRequest = {
  ...row,
  id: "r-2",
  written: true,
  kind: "insight",
  came_by: "letter",
  name: "Wim Verzonnen",
  handled_by: "",
  late: true,
  may_extend: false,
};

const page = { params: {}, query: {} };
const clock = (requests: ClockedRequest[]) => ({
  body: { months: 1, extended_by_months: 2, requests },
});

test("it says whose turn it is and until when, and what is late stands out", async () => {
  show(<ClockPage {...page} />, { "GET /api/request_clock": clock([letter, row]) });
  expect(await screen.findByText("Te laat: was 2 december")).toBeTruthy();
  expect(
    screen.getByText(/^Gevraagd op de eigen pagina.*Aan de beurt: Hub Voorbeeld/),
  ).toBeTruthy();
  const names = screen.getAllByRole("heading", { level: 3 }).map((one) => one.textContent);
  expect(names).toEqual(["Wim Verzonnen", "Lies Verzonnen"]);
});

test("to extend it, one says why; a letter also when that was told", async () => {
  const { asked } = show(<ClockPage {...page} />, {
    "GET /api/request_clock": clock([row]),
    "POST /api/record_requests/{id}/extend": { status: 201, ...clock([row]) },
  });
  fireEvent.click(await screen.findByText("Verleng met 2 maanden"));
  const form = await screen.findByRole("form", { name: "Verleng de vraag van Lies Verzonnen" });
  await screen.findByText("Waarom duurt het langer?");
  await waitFor(() => {
    fireEvent.submit(form);
    within(form).getAllByText("Schrijf waarom het langer duurt");
  });
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  fireEvent.input(within(form).getByLabelText(/^Waarom duurt het langer/), {
    target: { value: "Het archief is dicht" },
  });
  fireEvent.submit(form);
  await screen.findByText("Lies Verzonnen");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    version: 1,
    words: "Het archief is dicht",
  });
});

test("a message that did not go is told", async () => {
  show(<ClockPage {...page} />, {
    "GET /api/request_clock": clock([
      { ...row, may_extend: false, extended_on: "2026-11-20", extension_words: "Het archief" },
    ]),
  });
  expect(await screen.findByText(/^Het bericht gaat zodra het kan/)).toBeTruthy();
});

test("nothing is open", async () => {
  show(<ClockPage {...page} />, { "GET /api/request_clock": clock([]) });
  expect(await screen.findByText(/^Er staat geen vraag open/)).toBeTruthy();
});

test("who wants to know who looked gets the name of the log, or a no with its ground", async () => {
  const look = {
    day: "2026-11-01",
    role: "practice_nurse",
    operation: "read" as const,
    ground: "own_organization",
    searched: false,
  };
  const asks = { ...row, kind: "who_looked", handled_by: "", look, readers: ["Joke Oefenstuk"] };
  const { asked } = show(<ClockPage {...page} />, {
    "GET /api/request_clock": clock([asks]),
    "POST /api/record_requests/{id}/name": { status: 201, ...clock([]) },
  });
  expect(
    await screen.findByText(/^Op 1 november 2026 keek iemand: praktijkondersteuner/),
  ).toBeTruthy();
  expect(screen.getByText("Volgens het logboek: Joke Oefenstuk.")).toBeTruthy();
  fireEvent.click(screen.getByText("Antwoord op deze vraag"));
  const form = await screen.findByRole("form", { name: "Antwoord aan Lies Verzonnen" });
  fireEvent.click(within(form).getByRole("radio", { name: /^Vertel de naam(?! niet)/ }));
  fireEvent.click(within(form).getByRole("button", { name: "Verstuur het antwoord" }));
  await waitFor(() =>
    expect(asked.find((one) => one.address.endsWith("/name"))?.body).toEqual({
      version: 1,
      answer: "done",
      words: "",
    }),
  );
});

test("where the log has no name any more there is none to tell", async () => {
  const look = {
    day: "2026-11-01",
    role: "gp",
    operation: "read" as const,
    ground: "own_organization",
    searched: true,
  };
  show(<ClockPage {...page} />, { "GET /api/request_clock": clock([{ ...row, look }]) });
  expect(await screen.findByText("Het logboek heeft hier geen naam meer van.")).toBeTruthy();
  fireEvent.click(screen.getByText("Antwoord op deze vraag"));
  expect(screen.getAllByRole("radio").length).toBe(1);
});
