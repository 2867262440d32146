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
  is_new: true,
  from_day: "2026-11-16",
  until_day: "2026-11-22",
  mine: { held: 1, not_held: 2 },
  practice: { held: 7, not_held: 3 },
};

function draw(told: OwnFigures) {
  show(<FiguresPage params={{}} query={{}} />, {
    "GET /api/figures": { body: told },
    "GET /api/figures/last_week": { body: { ...week, is_new: false } },
  });
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

/** The day, with its two places. */
function drawDay(told: LastWeek) {
  return show(
    <>
      <LastWeekLine place="top" />
      <h2>Wat terugkwam</h2>
      <LastWeekLine place="end" />
    </>,
    { "GET /api/figures/last_week": { body: told } },
  );
}

const isAfterNews = (line: HTMLElement) =>
  Boolean(
    screen.getByRole("heading").compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING,
  );

test("last week stands on top of the first day, once, with the own counts first", async () => {
  drawDay(week);
  const line = await screen.findByText(/1 keer een gesprek, 2 keer geen gesprek/);
  expect(isAfterNews(line)).toBe(false);
  expect(screen.getAllByText(/De hele praktijk: 7 en 3/).length).toBe(1);
});

test("on the other days it stands last, with the week it is about", async () => {
  drawDay({ ...week, is_new: false });
  const line = await screen.findByText(/1 keer een gesprek, 2 keer geen gesprek/);
  expect(isAfterNews(line)).toBe(true);
  expect(screen.getAllByText(/^Vorige week, 16 november tot en met 22 november/).length).toBe(1);
});

test("the page of figures tells last week on any day", async () => {
  draw(figures);
  expect(await screen.findByText(/^Vorige week, 16 november/)).toBeTruthy();
});

test("where the line was not on, last week has no line", async () => {
  const { asked } = drawDay({ ...week, is_told: false, is_new: false });
  await Promise.resolve();
  expect(asked.length).toBeGreaterThan(0);
  expect(screen.queryByText(/De hele praktijk/)).toBeNull();
});
