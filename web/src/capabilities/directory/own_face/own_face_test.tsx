import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { OwnFace } from "../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../testing/show";
import OwnFaceSheet from "./own_face_sheet";

const face: OwnFace = {
  id: "f-1",
  version: 4,
  name: "Karin Schets",
  wait_weeks: 1,
  intake_stop: false,
  about: "Kent de eettafels.",
  practice_hours: "",
  alternatives: [{ id: "f-2", name: "Bram Schetsma" }],
};

const draw = (answers: ToldAnswers) =>
  show(<OwnFaceSheet />, { "GET /api/my_face": { body: face }, ...answers }).asked;
const saved = (asked: ReturnType<typeof draw>) =>
  asked.filter((one) => one.method === "PUT").map((one) => one.body);

test("the waiting time is saved at once, over the version that stands there", async () => {
  const asked = draw({ "PUT /api/my_face": { body: { ...face, version: 5, wait_weeks: 3 } } });
  await screen.findByText("Zo zien praktijken jou: nu ongeveer 1 week wachten");
  fireEvent.input(screen.getByLabelText(/Hoeveel weken/), { target: { value: "3" } });
  await screen.findByText("Zo zien praktijken jou: nu ongeveer 3 weken wachten");
  expect(saved(asked)).toEqual([
    { version: 4, about: "Kent de eettafels.", wait_weeks: 3, intake_stop: false },
  ]);
  expect(screen.getByText(/^Bewaard om/)).toBeTruthy();
});

test("what is no number of weeks is said and not sent", async () => {
  const asked = draw({});
  fireEvent.input(await screen.findByLabelText(/Hoeveel weken/), { target: { value: "99" } });
  expect(screen.getByText("Vul een getal in van 0 tot 52.")).toBeTruthy();
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(saved(asked)).toEqual([]);
});

test("nobody new, with a colleague by name", async () => {
  const stopped = { ...face, version: 5, intake_stop: true, alternative_face_id: "f-2" };
  const asked = draw({ "PUT /api/my_face": { body: stopped } });
  fireEvent.click(await screen.findByLabelText("Even niemand erbij"));
  fireEvent.change(screen.getByLabelText(/Naar wie/), { target: { value: "f-2" } });
  await screen.findByText("Zo zien praktijken jou: neemt nu niemand aan; kies Bram Schetsma");
  expect(saved(asked)).toEqual([
    {
      version: 4,
      about: "Kent de eettafels.",
      wait_weeks: 1,
      intake_stop: true,
      alternative_face_id: "f-2",
    },
  ]);
});

test("after somebody else's change the newest version is asked, and the choice is saved", async () => {
  const asked = draw({
    "GET /api/my_face": [{ body: face }, { body: { ...face, version: 9 } }],
    "PUT /api/my_face": [
      { status: 409, body: { code: "record.changed" } },
      { body: { ...face, version: 10, intake_stop: true } },
    ],
  });
  fireEvent.click(await screen.findByLabelText("Even niemand erbij"));
  await screen.findByText("Zo zien praktijken jou: neemt nu niemand aan");
  expect(saved(asked)).toMatchObject([{ version: 4 }, { version: 9, intake_stop: true }]);
});

test("who has no face sees nothing", async () => {
  const asked = draw({ "GET /api/my_face": { status: 404, body: { code: "not_found" } } });
  await waitFor(() => expect(asked.length).toBe(1));
  expect(document.body.textContent).toBe("");
});
