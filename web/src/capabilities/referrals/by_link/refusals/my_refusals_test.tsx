import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show, times } from "../../../../testing/show";
import MyRefusals from "./my_refusals";

const refusal = {
  id: "w-1",
  recipient_name: "Karin Schets, Denkbeeld Welzijn",
  refused_at: "2026-11-21T09:00:00.000Z",
  given_how: "on_screen",
  recorded_by: "",
};
const list = (rows: (typeof refusal)[]) => ({ "GET /api/my/refusals": { body: rows } });

test("the resident reads whom was refused, and takes it back alone", async () => {
  const { asked } = show(<MyRefusals />, {
    ...list([refusal]),
    "POST /api/my/refusals/{id}/take_back": { status: 201, body: [] },
  });
  expect(
    await screen.findByText("U wilt niet dat Karin Schets, Denkbeeld Welzijn dit leest."),
  ).toBeTruthy();
  expect(screen.getByText(/^Gezegd op zaterdag 21 november/)).toBeTruthy();
  const back = screen.getByRole("button", { name: /^Haal terug: Karin/ });
  fireEvent.click(back);
  fireEvent.click(back);
  expect(await screen.findByText(/^Teruggehaald\. Zonder een nieuw ja/)).toBeTruthy();
  expect(times(asked, "/take_back")).toBe(1);
  expect(screen.queryByText(/^U wilt niet dat/)).toBeNull();
});

test("what was said at the desk says who wrote it down", async () => {
  show(<MyRefusals />, list([{ ...refusal, given_how: "spoken", recorded_by: "Hub Voorbeeld" }]));
  expect(await screen.findByText(/Hub Voorbeeld schreef het op\./)).toBeTruthy();
});

test("a no that is not taken back stays, and says that it did not work", async () => {
  show(<MyRefusals />, {
    ...list([refusal]),
    "POST /api/my/refusals/{id}/take_back": { status: 503, body: { code: "busy" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Haal terug/ }));
  expect(await screen.findByText(/^Terughalen lukte niet/)).toBeTruthy();
  expect(screen.getByText(/^U wilt niet dat/)).toBeTruthy();
});
