import { screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { LastWeek, OwnFigures } from "../../kernel/api_types";
import { show } from "../../testing/show";
import FiguresPage from "./figures_page";
import LastWeekLine from "./last_week_line";

const figures: OwnFigures = {
  programme: "Samen Krachtig (demo)",
  joined_on: "2026-01-05",
  from_day: "2026-08-23",
  until_day: "2026-11-22",
  held: [
    { code: "no", count: 4 },
    { code: "long", count: 9 },
  ],
  reasons: [{ code: "often", count: 3 }],
  minutes: [
    { code: "30", count: 5 },
    { code: "10", count: 2 },
  ],
};
const week: LastWeek = {
  is_told: true,
  from_day: "2026-11-16",
  until_day: "2026-11-22",
  mine: { held: 1, not_held: 2 },
  practice: { held: 7, not_held: 3 },
};

function draw(told: OwnFigures) {
  show(<FiguresPage params={{}} query={{}} />, { "GET /api/figures": { body: told } });
}

test("the figures are counts, in the order of the line, and never a share", async () => {
  draw(figures);
  const minutes = await screen.findByRole("region", { name: "Hoelang ongeveer" });
  const rows = within(minutes).getAllByRole("rowheader");
  expect(rows.map((row) => row.textContent)).toEqual(["tot 10 minuten", "tot 30 minuten"]);
  expect(within(minutes).getByText("Aantal")).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/aandeel|procent|%/);
  expect(document.body.textContent).toContain("Samen Krachtig (demo)");
});

test("a practice without a programme reads that nothing is asked or counted", async () => {
  draw({ ...figures, programme: "", joined_on: "", held: [], reasons: [], minutes: [] });
  expect(await screen.findByText(/doet nog niet mee aan een programma/)).toBeTruthy();
});

test("last week stands on the day once, with the own counts first", async () => {
  show(<LastWeekLine />, { "GET /api/figures/last_week": { body: week } });
  expect(await screen.findByText(/1 keer een gesprek, 2 keer geen gesprek/)).toBeTruthy();
  expect(screen.getByText(/De hele praktijk: 7 en 3/)).toBeTruthy();
});

test("on another day of the week there is no line", async () => {
  const { asked } = show(<LastWeekLine />, {
    "GET /api/figures/last_week": { body: { ...week, is_told: false } },
  });
  await Promise.resolve();
  expect(asked.length).toBe(1);
  expect(screen.queryByText(/De hele praktijk/)).toBeNull();
});
