import { screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { lies } from "../../../testing/cast";
import { show } from "../../../testing/show";
import RefusalLines from "./refusal_lines";

const refusal = {
  id: "w-1",
  recipient_name: "Karin Schets, Denkbeeld Welzijn",
  refused_at: "2026-11-21T09:00:00.000Z",
  given_how: "on_screen",
  recorded_by: "",
};
const list = (rows: (typeof refusal)[]) =>
  show(<RefusalLines personId={lies.id} />, {
    "GET /api/people/{id}/refusals": { body: rows },
  });

test("who refers reads to whom the person said no, and who takes it back", async () => {
  list([refusal, { ...refusal, id: "w-2", recorded_by: "Femke Oefening" }]);
  expect(
    (await screen.findAllByText(/^Wil niet dat Karin Schets, Denkbeeld Welzijn dit leest/)).length,
  ).toBe(2);
  expect(screen.getByText(/op de eigen pagina\.$/, { selector: "span" })).toBeTruthy();
  expect(screen.getByText(/Opgeschreven door Femke Oefening\./)).toBeTruthy();
  expect(screen.getByText(/^Alleen de inwoner haalt dit terug/)).toBeTruthy();
});

test("where nobody was refused there is no line", async () => {
  const { asked } = list([]);
  await waitFor(() => expect(asked.length).toBe(1));
  expect(screen.queryByRole("list")).toBeNull();
});
