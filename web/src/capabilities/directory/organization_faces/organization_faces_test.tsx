import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { OrganizationFaces } from "../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../testing/show";
import { FoundFaces } from "./found_faces";
import { PracticeHours } from "./practice_hours";
import { ShownFaces } from "./shown_faces";

const page: OrganizationFaces = {
  own: [
    {
      id: "f-9",
      version: 2,
      role: "wmo_desk",
      name: "Wmo-loket",
      about: "",
      wait_weeks: 3,
      intake_stop: false,
    },
  ],
  found: [
    {
      id: "f-1",
      role: "welfare_coach",
      name: "Karin Schets",
      organization_name: "Denkbeeld Welzijn",
      wait_weeks: 1,
      intake_stop: false,
      has_hours: true,
      rules: [{ need: "alone", rank: 2 }, { rank: 5 }],
    },
  ],
  hours: [
    {
      id: "h-1",
      version: 1,
      practice_id: "o-1",
      face_id: "f-1",
      weekday: 2,
      starts: "13:00",
      ends: "16:00",
      minutes: 30,
      made_until: "2027-01-01",
    },
  ],
  inboxes: [],
};

const sent = (asked: { method: string; body: unknown }[], method: string) =>
  asked.filter((one) => one.method === method).map((one) => one.body);

test("a need that stays keeps its place and a new one stands first", async () => {
  const { asked } = show(<FoundFaces faces={page.found} />, {
    "PUT /api/found_faces/{id}": { body: page },
  });
  expect(screen.getByText("Karin Schets, Denkbeeld Welzijn: vooraan bij alleen")).toBeTruthy();
  fireEvent.click(screen.getByLabelText("Schulden"));
  fireEvent.submit(
    screen.getByRole("form", { name: "Wanneer staat Karin Schets klaar?", hidden: true }),
  );
  expect(await screen.findByText("Bewaard")).toBeTruthy();
  expect(sent(asked, "PUT")[0]).toEqual({
    rules: [{ need: "alone", rank: 2 }, { need: "debts", rank: 1 }, { rank: 5 }],
  });
});

const drawHours = (answers: ToldAnswers) => show(<PracticeHours page={page} />, answers).asked;

test("hours are told as people write them, and go as times", async () => {
  const asked = drawHours({ "POST /api/practice_hours": { status: 201, body: page.hours[0] } });
  expect(
    screen.getByText("Karin Schets: dinsdag 13.00 tot 16.00 uur, per 30 minuten"),
  ).toBeTruthy();
  fireEvent.input(screen.getByLabelText(/^Van/), { target: { value: "9.30" } });
  fireEvent.input(screen.getByLabelText(/^Tot/), { target: { value: "12:00" } });
  fireEvent.submit(screen.getByRole("form", { name: "Uren erbij" }));
  await waitFor(() => expect(sent(asked, "POST")).toHaveLength(1));
  expect(sent(asked, "POST")[0]).toEqual({
    face_id: "f-1",
    weekday: 1,
    starts: "09:30",
    ends: "12:00",
    minutes: 30,
  });
});

test("hours that are there already are said beside the field", async () => {
  drawHours({
    "POST /api/practice_hours": {
      status: 422,
      body: { code: "body.invalid", fields: { starts: "not_a_choice" } },
    },
  });
  fireEvent.input(screen.getByLabelText(/^Van/), { target: { value: "13.00" } });
  fireEvent.input(screen.getByLabelText(/^Tot/), { target: { value: "14.00" } });
  fireEvent.submit(screen.getByRole("form", { name: "Uren erbij" }));
  expect(await screen.findAllByText("Er staan dan al uren voor deze persoon.")).toHaveLength(2);
});

test("a desk says how long one waits, over the version that stands there", async () => {
  const { asked } = show(<ShownFaces faces={page.own} />, {
    "PUT /api/shown_faces/{id}": { status: 409, body: { code: "record.changed" } },
  });
  expect(screen.getByText("Wmo-loket: nu ongeveer 3 weken wachten")).toBeTruthy();
  fireEvent.input(screen.getByLabelText(/Hoeveel weken/), { target: { value: "6" } });
  fireEvent.submit(
    screen.getByRole("form", { name: "Wat anderen zien van Wmo-loket", hidden: true }),
  );
  await screen.findByText(/Een collega wijzigde dit net/);
  expect(sent(asked, "PUT")[0]).toEqual({
    version: 2,
    about: "",
    wait_weeks: 6,
    intake_stop: false,
  });
});
