import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { PersonPage } from "../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../testing/show";
import MandatesPanel from "./by_house/mandates_panel";
import MyMandates from "./my_mandates";

const mo = {
  id: "m-1",
  kind: "carer",
  name: "Mo Buurman",
  phone: "•••• 97",
  scope: ["progress", "answers"],
  ground: "",
  given_by_name: "",
  given_at: "2026-11-20T09:00:00.000Z",
  ends_on: "2027-02-20",
  state: "open",
  can_end: true,
  matters: ["money", "care"],
  review_on: "",
  review_due: false,
  reviewed_by_name: "",
  confirmed_by_name: "",
  can_confirm: false,
};
const list = {
  rows: [mo],
  scopes: ["progress", "facts", "answers", "messages"],
  months_most: 12,
  kinds: ["curator", "mentor", "estate_administrator"],
};
const nobody = { ...list, rows: [] };

const draw = (answers: ToldAnswers) => show(<MyMandates />, answers).asked;
const button = (name: string) => screen.findByRole("button", { name });

async function fillIn() {
  fireEvent.click(await button("Vraag iemand mee te lezen"));
  const form = within(screen.getByRole("form", { name: "Vraag iemand mee te lezen" }));
  const type = (label: string | RegExp, value: string) =>
    fireEvent.input(form.getByLabelText(label), { target: { value } });
  type("Naam van wie u vraagt", "Mo Buurman");
  type(/^Mobiel nummer/, "06 9999 0097");
  fireEvent.click(form.getByLabelText("Mijn vragenlijsten en mijn web"));
  fireEvent.submit(screen.getByRole("form", { name: "Vraag iemand mee te lezen" }));
}

test("who is asked sees how it goes and what was ticked, for the months that were chosen", async () => {
  const asked = draw({
    "GET /api/my/mandates": { body: nobody },
    "POST /api/my/mandates": { status: 201, body: list },
  });
  await screen.findByText("Nog niemand leest mee.");
  await fillIn();
  expect(await screen.findByText(/^Vertel Mo Buurman/)).toBeTruthy();
  const sent = asked.find(({ method }) => method === "POST")?.body as { ends_on: string };
  expect(sent).toMatchObject({
    name: "Mo Buurman",
    phone: "06 9999 0097",
    scope: ["progress", "answers"],
  });
  expect(sent.ends_on).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await screen.findByText(/hoe het gaat met mijn hulp, mijn vragenlijsten/)).toBeTruthy();
});

test("one tap stops it; whom a judge named is not stopped here", async () => {
  const cato = { ...mo, id: "m-2", kind: "mentor", name: "Cato Mentor", can_end: false };
  const gone = { ...mo, state: "ended", can_end: false };
  draw({
    "GET /api/my/mandates": { body: { ...list, rows: [mo, cato] } },
    "POST /api/my/mandates/{id}/end": { status: 201, body: { ...list, rows: [cato, gone] } },
  });
  fireEvent.click(await button("Stop meelezen van Mo Buurman"));
  expect(await screen.findByText("Mo Buurman leest niet meer mee.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Stop meelezen van Cato Mentor" })).toBeNull();
  expect(screen.getByText(/^Aangewezen door de rechter/)).toBeTruthy();
});

test("too many at once is told, and what was typed stays", async () => {
  draw({
    "GET /api/my/mandates": { body: nobody },
    "POST /api/my/mandates": { status: 409, body: { code: "mandate.too_many" } },
  });
  await fillIn();
  expect(await screen.findByText(/^Er lezen al 5 mensen mee/)).toBeTruthy();
  await waitFor(() => {
    const name = screen.getByLabelText("Naam van wie u vraagt");
    expect((name as HTMLInputElement).value).toBe("Mo Buurman");
  });
});

test("of whom a judge named it says which matter, and a parent is told where to say no", async () => {
  const ria = {
    ...mo,
    id: "m-3",
    kind: "estate_administrator",
    matters: ["money"],
    can_end: false,
  };
  const ma = { ...mo, id: "m-4", kind: "parent", name: "Ma Verzonnen", can_end: false };
  draw({ "GET /api/my/mandates": { body: { ...list, rows: [ria, ma] } } });
  expect(await screen.findByText(/^Bewindvoerder/)).toBeTruthy();
  expect(screen.getByText("Alleen wat over geld gaat")).toBeTruthy();
  expect(screen.getByText(/^Wilt u dit niet\? Kijk bij/)).toBeTruthy();
});

test("who waits for a second colleague stands there, with who wrote it down", async () => {
  const waits = {
    ...mo,
    id: "m-5",
    kind: "curator",
    name: "Cato Curator",
    state: "waits",
    can_end: false,
    given_by_name: "Hub Voorbeeld",
  };
  const both = { ...waits, id: "m-6", state: "open", confirmed_by_name: "Joke Oefenstuk" };
  draw({ "GET /api/my/mandates": { body: { ...list, rows: [waits, both] } } });
  expect(await screen.findByText(/^Leest nog niet mee\./)).toBeTruthy();
  expect(screen.getByText("Genoteerd door Hub Voorbeeld.")).toBeTruthy();
  expect(
    screen.getByText("Genoteerd door Hub Voorbeeld, nagekeken door Joke Oefenstuk."),
  ).toBeTruthy();
});

describe("the page of the patient", () => {
  const written = {
    ...mo,
    kind: "mentor",
    name: "Cato Mentor",
    state: "waits",
    given_by_name: "Hub Voorbeeld",
    can_confirm: true,
  };
  const person = { id: "p-1", status: "active" } as PersonPage;
  const patient = (row: typeof written, answers: ToldAnswers = {}) =>
    show(<MandatesPanel person={person} />, {
      "GET /api/people/{id}/mandates": { body: { ...list, rows: [row] } },
      ...answers,
    }).asked;

  test("another colleague confirms with one press, and then the link goes out", async () => {
    const open = { ...written, state: "open", confirmed_by_name: "Joke Oefenstuk" };
    const asked = patient(written, {
      "POST /api/mandates/{id}/confirm": { status: 201, body: { ...list, rows: [open] } },
    });
    expect(await screen.findByText(/^Hub Voorbeeld noteerde dit/)).toBeTruthy();
    fireEvent.click(await button("Klopt, stuur de link naar Cato Mentor"));
    expect(await screen.findByText(/bevestigd door Joke Oefenstuk/)).toBeTruthy();
    expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("who wrote it down waits, and may stop it", async () => {
    patient({ ...written, can_confirm: false });
    expect(await screen.findByText(/^Nog niets verstuurd\./)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Klopt/ })).toBeNull();
    expect(screen.getByRole("button", { name: "Stop meelezen van Cato Mentor" })).toBeTruthy();
  });
});
