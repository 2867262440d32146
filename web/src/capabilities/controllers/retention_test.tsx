import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Retention, RetentionRunView } from "../../kernel/api_types";
import { show } from "../../testing/show";
import RetentionPage from "./retention_page";

const looked: RetentionRunView = {
  id: "r-1",
  state: "looked",
  looked_at: "2026-11-02T09:00:00.000Z",
  looked_by: "Mies Maatwerk",
  released_by: "",
  counts: [
    { record: "records", what: "before", number: 40 },
    { record: "care", what: "due", number: 3 },
    { record: "care", what: "kept.restriction", number: 2 },
  ],
};
const page: Retention = {
  organization_name: "De Linde",
  terms: [],
  hold: { id: "o-1", version: 0, reason: "", until_on: "", placed_at: "", placed_by: "" },
  holds: false,
  by_itself: false,
  may_change: true,
  wanted: [],
  runs: [looked],
};

test("what would go is counted with what stays and why, and goes after a yes", async () => {
  const { asked } = show(<RetentionPage params={{}} query={{}} />, {
    "GET /api/retention": { body: page },
    "POST /api/retention_runs/{id}/release": { status: 201, body: page },
  });
  expect(await screen.findByText("40 dossiers bij ons")).toBeTruthy();
  expect(screen.getByText("2 bevroren na bezwaar")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Verwijder deze 3" }));
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  fireEvent.click(await screen.findByRole("button", { name: "Ja, verwijder" }));
  await waitFor(() =>
    expect(asked.find((one) => one.method === "POST")?.address).toBe(
      "/api/retention_runs/r-1/release",
    ),
  );
});

test("before the setup wants it, nothing can be let go", async () => {
  show(<RetentionPage params={{}} query={{}} />, {
    "GET /api/retention": { body: { ...page, wanted: ["officer"] } },
  });
  expect(await screen.findByText(/Eerst nog inrichten: Privacy/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Verwijder deze 3" })).toBeNull();
});

test("who watches over privacy reads the report and finds nothing to press", async () => {
  const done = {
    ...looked,
    state: "done",
    released_by: "Mies Maatwerk",
    released_at: "2026-11-02T10:00:00.000Z",
    finished_at: "2026-11-02T10:01:00.000Z",
    counts: [...looked.counts, { record: "care", what: "removed", number: 3 }],
  };
  show(<RetentionPage params={{}} query={{}} />, {
    "GET /api/retention": { body: { ...page, may_change: false, runs: [done] } },
  });
  expect(await screen.findByText(/Vrijgegeven door Mies Maatwerk/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Verwijder/ })).toBeNull();
  expect(screen.queryByRole("form")).toBeNull();
});
