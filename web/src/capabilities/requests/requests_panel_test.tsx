import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { RequestRow } from "../../kernel/api_types";
import { show } from "../../testing/show";
import BesideRecord from "./beside_record";
import RequestsPanel from "./requests_panel";

const row: RequestRow = {
  id: "v-1",
  version: 1,
  kind: "correction",
  subject: "phone",
  words: "Mijn nummer eindigt op 79",
  person_id: "p-1",
  person_name: "Lies Verzonnen",
  asked_at: "2026-11-21T09:00:00.000Z",
  due_on: "2026-12-21",
  late: false,
  owner_name: "Hub Voorbeeld",
  mine: false,
  answer: "",
  answer_words: "",
  answered_by_name: "",
  may_restrict: false,
};

test("whose turn it is and by when, and a no without a reason is not taken", async () => {
  const { asked } = show(<RequestsPanel />, {
    "GET /api/record_requests": { body: [row] },
    "POST /api/record_requests/{id}/answer": [
      { status: 422, body: { code: "body.invalid", fields: { words: "required" } } },
      { status: 201, body: row },
    ],
  });
  expect(await screen.findByText("Aan de beurt: Hub Voorbeeld.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Antwoord aan Lies Verzonnen" }));
  fireEvent.click(screen.getByRole("radio", { name: "Het blijft zo" }));
  fireEvent.submit(screen.getByRole("form", { name: "Antwoord aan Lies Verzonnen" }));
  expect((await screen.findAllByText(/De inwoner heeft daar recht op/)).length).toBeGreaterThan(0);
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    version: 1,
    answer: "refused",
    words: "",
  });
});

test("an own statement is read in one tap and never judged", async () => {
  const { asked } = show(<RequestsPanel />, {
    "GET /api/record_requests": [{ body: [{ ...row, kind: "statement" }] }, { body: [] }],
    "POST /api/record_requests/{id}/answer": { status: 201, body: row },
  });
  fireEvent.click(await screen.findByRole("button", { name: /Verklaring van Lies/ }));
  await expect.poll(() => screen.queryByRole("button", { name: /Verklaring/ })).toBeNull();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    version: 1,
    answer: "seen",
    words: "",
  });
});

test("beside the record stands what the resident says about it, and nothing when that is nothing", async () => {
  const statement = { ...row, kind: "statement", subject: "answers", words: "Zo was het niet" };
  show(<BesideRecord personId="p-1" />, {
    "GET /api/people/{id}/record_requests": { body: [statement] },
  });
  expect(await screen.findByText("Zo was het niet")).toBeTruthy();
  expect(screen.getByText("Eigen verklaring: wat de inwoner invulde")).toBeTruthy();
});

test("an objection can freeze the record with a reason, and a colleague takes it over", async () => {
  const objection = { ...row, kind: "objection", may_restrict: true };
  const restriction = {
    began_at: "2026-11-21T09:00:00.000Z",
    reason: "Wij zoeken het uit",
    handled_by_name: "Hub Voorbeeld",
    mine: false,
    end_reason: "",
    ended_by_name: "",
    holds: true,
  };
  const frozen = { ...objection, may_restrict: false, restriction };
  const { asked } = show(<RequestsPanel />, {
    "GET /api/record_requests": [{ body: [objection] }, { body: [frozen] }],
    "POST /api/record_requests/{id}/restrict": { status: 201, body: frozen },
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Zet het gebruik stil: dossier/ }));
  const form = screen.getByRole("form", { name: /^Zet het gebruik stil: dossier/ });
  fireEvent.submit(form);
  expect(asked.filter((one) => one.method === "POST")).toEqual([]);
  fireEvent.input(screen.getByLabelText("Waarom?"), { target: { value: "Wij zoeken het uit" } });
  fireEvent.submit(form);
  expect(await screen.findByText("Gebruik staat stil")).toBeTruthy();
  expect(screen.getByText(/^Hub Voorbeeld behandelt het bezwaar/)).toBeTruthy();
  expect(
    screen.getByRole("button", { name: "Ik behandel dit: bezwaar van Lies Verzonnen" }),
  ).toBeTruthy();
});
