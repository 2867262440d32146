import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { BreachRow, LogFound } from "../../../kernel/api_types";
import { now } from "../../../kernel/dates";
import { show } from "../../../testing/show";
import { factsOfNow } from "./breach_form";
import BreachPage from "./breach_page";
import BreachesPage from "./breaches_page";
import LogPage from "./log_page";

const hour = 3_600_000;
const row: BreachRow = {
  id: "l-1",
  version: 1,
  what: "Een mail ging naar een verkeerd adres",
  discovered_at: new Date(now() - 31.5 * hour).toISOString(),
  report_due_at: new Date(now() + 40.5 * hour).toISOString(),
  report: "",
  reported_at: "",
  late: false,
  of_emergency: false,
  people: 3,
};
const facts = { ...factsOfNow(), what: row.what };
const view = {
  row,
  facts,
  wanting: ["risk", "told"],
  noted_by_name: "Floor",
  closed_by_name: "",
  history: [{ at: row.discovered_at, by_name: "Floor", act: "noted", changed: [], facts }],
};
const page = { params: { id: "l-1" }, query: {} };

test("the hours that are left are told, and that they are over", async () => {
  const over = { ...row, id: "l-2", report_due_at: new Date(now() - hour).toISOString() };
  show(<BreachesPage {...page} />, { "GET /api/breaches": { body: [over, row] } });
  expect(await screen.findByText("De 72 uur zijn voorbij")).toBeTruthy();
  expect(screen.getByText("Nog 41 uur om te melden")).toBeTruthy();
});

test("what must be decided stands there, and it cannot be closed before", async () => {
  show(<BreachPage {...page} />, { "GET /api/breaches/{id}": { body: view } });
  expect(await screen.findByText(/^Besluit dit nog/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Sluit het datalek" })).toBeNull();
});

test("all that was decided, it is closed with the version that was seen", async () => {
  const { asked } = show(<BreachPage {...page} />, {
    "GET /api/breaches/{id}": { body: { ...view, wanting: [] } },
    "GET /api/breaches": { body: [] },
    "POST /api/breaches/{id}/close": {
      status: 201,
      body: { ...view, row: { ...row, closed_at: row.discovered_at }, closed_by_name: "Floor" },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Sluit het datalek" }));
  expect(await screen.findByText(/^Gesloten door Floor/)).toBeTruthy();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({ version: 1 });
});

test("nothing is looked up without a reason, and what was found comes on by hundreds", async () => {
  const resident = {
    person_id: "p-1",
    name: "Lies Verzonnen",
    birth_on: "1965-03-14",
    classes: ["identity"],
    first_at: row.discovered_at,
    last_at: row.discovered_at,
    times: 2,
  };
  const found: LogFound = {
    summary: {
      id: "z-1",
      at: row.discovered_at,
      by_name: "Floor",
      looked_by: "account",
      subject: "Hub",
      reason: "Laptop weg",
      from_on: "2026-11-01",
      until_on: "2026-11-21",
      people: 2,
      times: 4,
      classes: ["identity"],
      first_at: row.discovered_at,
      last_at: row.discovered_at,
    },
    readers: [],
    residents: [resident],
    next: "p-1",
  };
  const { asked } = show(<LogPage {...page} />, {
    "GET /api/log_queries": {
      body: { accounts: [{ id: "a-1", name: "Hub", role: "gp", active: true }], asked: [] },
    },
    "POST /api/log_queries": { status: 201, body: found },
    "GET /api/log_queries/{id}": {
      body: { ...found, residents: [{ ...resident, person_id: "p-2", name: "Piet" }], next: "" },
    },
  });
  const form = await screen.findByRole("form", { name: "Zoek in het logboek" });
  fireEvent.change(screen.getByLabelText(/^Welke collega/), { target: { value: "a-1" } });
  await waitFor(() => {
    fireEvent.submit(form);
    screen.getAllByText("Schrijf waarom je dit opzoekt");
  });
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  fireEvent.input(screen.getByLabelText(/^Waarom zoek je dit op/), {
    target: { value: "Laptop weg" },
  });
  fireEvent.submit(form);
  expect(await screen.findByText("Lies Verzonnen")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Toon meer" }));
  expect(await screen.findByText("Piet")).toBeTruthy();
  expect(screen.getByText("Lies Verzonnen")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Toon meer" })).toBeNull();
});
