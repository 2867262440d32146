import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { asks, lies } from "../../../testing/cast";
import { show, type ToldAnswers } from "../../../testing/show";
import RefusalLines from "./refusal_lines";

const refusal = {
  id: "w-1",
  recipient_name: "Karin Schets, Denkbeeld Welzijn",
  refused_at: "2026-11-21T09:00:00.000Z",
  given_how: "on_screen",
  recorded_by: "",
};
const list = (rows: (typeof refusal)[], answers: ToldAnswers = {}) =>
  show(<RefusalLines personId={lies.id} />, {
    "GET /api/people/{id}/refusals": { body: rows },
    "GET /api/people/{id}/asks": { body: asks },
    ...answers,
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

test("where nobody was refused there is no line, and the way to write one down", async () => {
  list([]);
  expect(await screen.findByText("Iemand mag niet meelezen")).toBeTruthy();
  expect(screen.queryByRole("list")).toBeNull();
});

test("a no that was said in the talk is written down there", async () => {
  const { asked } = list([], {
    "POST /api/people/{id}/refusals": {
      body: { recipient_name: "Karin Schets, Denkbeeld Welzijn", refused_at: refusal.refused_at },
    },
  });
  fireEvent.click(await screen.findByText("Iemand mag niet meelezen"));
  const form = screen.getByRole("form", { name: "Iemand mag niet meelezen" });
  await waitFor(() => {
    fireEvent.submit(form);
    expect(screen.getAllByText("Kies wie er niet mag meelezen.").length).toBe(2);
  });
  fireEvent.change(screen.getByLabelText("Wie mag niet meelezen?"), {
    target: { value: asks[0]?.face_id },
  });
  fireEvent.submit(form);
  await screen.findByText("Opgeschreven: Karin Schets, Denkbeeld Welzijn leest niet mee.");
  expect(asked.find((one) => one.body)?.body).toEqual({
    face_id: asks[0]?.face_id,
    given_how: "spoken",
  });
});
