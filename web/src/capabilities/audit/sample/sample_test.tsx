import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { SampledLine, SampledWeek, SampledWeekView } from "../../../kernel/api_types";
import { show } from "../../../testing/show";
import SamplePage from "./sample_page";
import SamplesPage from "./samples_page";

const week: SampledWeek = {
  id: "w-1",
  from_on: "2026-11-16",
  until_on: "2026-11-22",
  made_at: "2026-11-23T00:10:00.000Z",
  due_on: "2026-12-07",
  days_late: 0,
  looks: 412,
  drawn: 3,
  chance: 2,
  emergencies: 0,
  hits: 1,
  left_out: 4,
  in_order: 0,
  asked: 0,
  not_in_order: 0,
  open: 3,
  nobody_else: 0,
  breaches: 0,
  read_by: [],
};
const line: SampledLine = {
  id: "r-1",
  version: 1,
  number: 4711,
  at: "2026-11-18T11:00:00.000Z",
  who: "Hub Voorbeeld",
  role: "gp",
  classes: ["identity"],
  grounds: ["own_organization"],
  wrote: false,
  people: 1,
  person_id: "p-1",
  why: ["same_surname", "night"],
  own: false,
  nobody_else: false,
  verdict: "",
  words: "",
  judged_by_name: "",
  earlier: [],
};
const second = { ...line, id: "r-2", number: 4712, who: "Joke Anders", why: ["chance"] };
const third = { ...line, id: "r-3", number: 4713, who: "Femke Elders", why: ["chance"] };
const view: SampledWeekView = {
  week,
  reads_all: true,
  keeps_breaches: true,
  lines: [line, second, third],
};
const page = { params: { id: "w-1" }, query: {} };
const judged = (one: SampledLine, verdict: string) => ({
  status: 201,
  body: { week: { ...week, open: 2 }, line: { ...one, version: 2, verdict } },
});
const head = (name: RegExp) => screen.getByRole("button", { name });

test("one key says it is in order, and the next line that waits is there", async () => {
  const { asked } = show(<SamplePage {...page} />, {
    "GET /api/log_samples/{id}": { body: view },
    "GET /api/log_samples": { body: { reads_all: true, has_officer: true, weeks: [week] } },
    "POST /api/log_sample_lines/{id}/verdict": judged(line, "in_order"),
  });
  const first = await screen.findByRole("button", { name: /^Hub Voorbeeld/ });
  expect(first.getAttribute("aria-expanded")).toBe("true");
  expect(screen.getByText(/achternaam van wie keek/)).toBeTruthy();
  fireEvent.keyDown(first, { key: "1" });
  expect(await screen.findByText("1 van 3 beoordeeld")).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.id).toBe("regel-r-2"));
  expect(head(/^Joke Anders/).getAttribute("aria-expanded")).toBe("true");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    version: 1,
    verdict: "in_order",
    words: "",
  });
});

test("j and k walk, and no key is heard outside the list or in a remark", async () => {
  const { asked } = show(<SamplePage {...page} />, { "GET /api/log_samples/{id}": { body: view } });
  const first = await screen.findByRole("button", { name: /^Hub Voorbeeld/ });
  fireEvent.keyDown(document.body, { key: "1" });
  fireEvent.keyDown(first, { key: "j" });
  expect(document.activeElement).toBe(head(/^Joke Anders/));
  fireEvent.keyDown(head(/^Joke Anders/), { key: "ArrowDown" });
  expect(document.activeElement).toBe(head(/^Femke Elders/));
  fireEvent.keyDown(head(/^Femke Elders/), { key: "k" });
  expect(document.activeElement).toBe(head(/^Joke Anders/));
  fireEvent.keyDown(head(/^Joke Anders/), { key: "3" });
  const words = await screen.findByRole("textbox");
  fireEvent.keyDown(words, { key: "1" });
  fireEvent.keyDown(words, { key: "j" });
  expect(head(/^Joke Anders/).getAttribute("aria-expanded")).toBe("true");
  expect(asked.some((one) => one.method === "POST")).toBe(false);
});

test("to ask about it and not in order want a word", async () => {
  const { asked } = show(<SamplePage {...page} />, {
    "GET /api/log_samples/{id}": { body: view },
    "GET /api/log_samples": { body: { reads_all: true, has_officer: true, weeks: [week] } },
    "POST /api/log_sample_lines/{id}/verdict": judged(line, "not_in_order"),
  });
  fireEvent.keyDown(await screen.findByRole("button", { name: /^Hub Voorbeeld/ }), { key: "3" });
  const form = await screen.findByRole("form", { name: "Opmerking bij het oordeel" });
  fireEvent.submit(form);
  expect((await screen.findAllByText("Schrijf er iets bij")).length).toBeTruthy();
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  fireEvent.input(screen.getByRole("textbox"), {
    target: { value: "Buurvrouw" },
  });
  fireEvent.submit(form);
  expect(await screen.findByRole("button", { name: "Maak er een datalek van" })).toBeTruthy();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    version: 1,
    verdict: "not_in_order",
    words: "Buurvrouw",
  });
});

test("an own look has no verdict of one's own", async () => {
  show(<SamplePage {...page} />, {
    "GET /api/log_samples/{id}": { body: { ...view, lines: [{ ...line, own: true }] } },
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Hub Voorbeeld/ }));
  expect(await screen.findByText(/^Hier keek je zelf/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^In orde/ })).toBeNull();
});

test("all was read", async () => {
  const done = { ...week, read_at: "2026-11-24T10:00:00.000Z", open: 0, in_order: 3 };
  const lines = view.lines.map((one) => ({ ...one, verdict: "in_order" }));
  show(<SamplePage {...page} />, {
    "GET /api/log_samples/{id}": { body: { ...view, week: done, lines } },
  });
  expect(await screen.findByText("Alles is nagelezen")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Lees na" })).toBeNull();
});

test("a week that nobody read in time stands out, and the year is added up", async () => {
  const late = { ...week, id: "w-0", days_late: 3, in_order: 2 };
  const samples = { reads_all: true, has_officer: true, weeks: [week, late] };
  show(<SamplesPage {...page} />, { "GET /api/log_samples": { body: samples } });
  expect(await screen.findByText("1 week is te laat")).toBeTruthy();
  expect(screen.getByText("3 dagen te laat")).toBeTruthy();
  expect(screen.getByText("getrokken").nextElementSibling?.textContent).toBe("6");
});

test("before the first Monday it says what will come", async () => {
  const samples = { reads_all: true, has_officer: true, weeks: [] };
  show(<SamplesPage {...page} />, { "GET /api/log_samples": { body: samples } });
  expect(await screen.findByText(/^Er is nog geen steekproef/)).toBeTruthy();
});
