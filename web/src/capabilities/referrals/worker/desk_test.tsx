import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { CaseForWorker, SessionInfo } from "../../../kernel/api_types";
import { wmoAsk } from "../../../testing/cast";
import { show, type ToldAnswers, times } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin, lateRow, newRow, searching } from "../../../testing/worker_told";
import CasePage from "./case_page";
import { deskState } from "./desk_sheet";
import WorklistPage from "./worklist_page";

const anouk: SessionInfo = {
  ...karin,
  name: "Anouk Maquette",
  role: "wmo_officer",
  organization_name: "Gemeente Verzonnen",
  organization_kind: "municipality",
};

const atDesk: CaseForWorker = {
  ...searching,
  target: "wmo_desk",
  birth_on: "1965-03-14",
  address: "Verzonnenstraat 3, America",
  goal: "",
  stage: "call",
  step: "to_call",
  next_step: "call",
  next_steps: ["contact_made", "intake_planned", "research_started"],
  feedback_level: "running",
  urgent: true,
  clock: [
    {
      code: "receipt",
      owner: "receiver",
      due_on: "2026-11-24",
      done_at: "2026-11-21T09:00:00.000Z",
    },
    { code: "client_support", owner: "receiver", due_on: "2026-11-20" },
    { code: "own_plan", owner: "resident", due_on: "2026-11-30" },
  ],
};

/** The same resident with a birth date. */
const known = { ...searching, birth_on: "1965-03-14" };

function draw(data: CaseForWorker, who: SessionInfo, answers: ToldAnswers = {}) {
  return show(
    <SignedIn>
      <CasePage params={{ id: "r-1" }} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: who },
      "GET /api/cases/{id}": { body: data },
      "GET /api/worklist": {
        body: { rows: [], notices: [], mine: 0, team_new: 0, overdue: 0, columns: [] },
      },
      ...answers,
    },
  );
}

/** Parts of the page are loaded when they are first shown. */
const patient = { timeout: 5000 };

test("a melding tells exactly what goes along and leaves with the code of the resident", async () => {
  const { asked } = draw(searching, karin, {
    "GET /api/cases/{id}/desks": { body: [wmoAsk] },
    "POST /api/cases/{id}/desk_code": { body: { to: "•••• 12" } },
    "POST /api/cases/{id}/desk": [
      { status: 422, body: { code: "body.invalid", fields: { code: "wrong" } } },
      { body: searching },
    ],
  });
  fireEvent.click(await screen.findByRole("button", { name: "Kies een loket" }));
  // Which desk fits hangs on an age: that is asked before there is a choice.
  const birth = await screen.findByRole("group", { name: /^Geboortedatum van Lies/ }, patient);
  expect(screen.queryByRole("radio", { name: /Wmo-loket/ })).toBeNull();
  for (const [label, value] of [
    ["Dag", "14"],
    ["Maand", "3"],
    ["Jaar", "1965"],
  ] as const) {
    fireEvent.input(within(birth).getByLabelText(label), { target: { value } });
  }
  fireEvent.click(await screen.findByRole("radio", { name: /Wmo-loket/ }, patient));
  const form = screen.getByRole("form", { name: "Melding bij Wmo-loket" });
  expect(within(form).getByText(/gaan: naam, geboortedatum, adres, telefoonnummer/)).toBeTruthy();
  expect(
    within(form).getByText("U meldt zich bij de gemeente. Karin doet dit namens u."),
  ).toBeTruthy();
  fireEvent.input(within(form).getByLabelText(/^Adres van Lies/), {
    target: { value: "Verzonnenstraat 3, America" },
  });
  fireEvent.click(within(form).getByRole("button", { name: "Stuur code naar Lies" }));
  fireEvent.input(await within(form).findByLabelText(/^Code/), { target: { value: "000001" } });
  const send = within(form).getByRole("button", { name: "Verstuur melding" });
  fireEvent.click(send);
  expect((await screen.findAllByText(/^Deze code klopt niet/)).length).toBe(2);
  fireEvent.input(within(form).getByLabelText(/^Code/), { target: { value: "123456" } });
  fireEvent.click(send);
  await screen.findByText("Verstuurd naar Wmo-loket. Je ziet hier hoe het staat.");
  expect(times(asked, "/desk")).toBe(2);
  expect(asked.findLast((one) => one.address.endsWith("/desk"))?.body).toEqual({
    version: 7,
    face_id: wmoAsk.face_id,
    needs: ["alone"],
    sentence: "",
    birth_on: "1965-03-14",
    address: "Verzonnenstraat 3, America",
    feedback_level: "running",
    urgent: false,
    share_secret_address: false,
    with_interpreter: false,
    attendance: false,
    given_how: "by_code",
    consent_given: true,
    code: "123456",
  });
});

test("of a volunteer one hears that somebody came, only when that was asked apart", async () => {
  const truus = {
    ...wmoAsk,
    target: "village_volunteer",
    name: "Truus Verzinsel",
    by_link: true,
    confirmed_by_resident: false,
    age_from: undefined,
    missing: [],
    clock: [],
    urgent_clock: [],
  };
  const { asked } = draw(searching, karin, {
    "GET /api/cases/{id}/desks": { body: [truus] },
    "POST /api/cases/{id}/desk": { body: searching },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Kies een loket" }));
  fireEvent.click(await screen.findByRole("radio", { name: /Truus/ }, patient));
  const form = screen.getByRole("form", { name: /Truus/ });
  const attendance = within(form).getByLabelText(/^Ik mag horen/) as HTMLInputElement;
  expect(attendance.checked).toBe(false);
  fireEvent.click(attendance);
  fireEvent.click(within(form).getByLabelText("Lies vindt dit goed"));
  fireEvent.click(within(form).getByRole("button", { name: "Zet door" }));
  await waitFor(() => expect(times(asked, "/desk")).toBe(1));
  expect(asked.findLast((one) => one.address.endsWith("/desk"))?.body).toMatchObject({
    attendance: true,
  });
});

test("a secret address goes along only when the resident says so, an interpreter is written down", async () => {
  const hidden = { ...known, secret_address: true, language: "ar" };
  const { asked } = draw(hidden, karin, {
    "GET /api/cases/{id}/desks": { body: [{ ...wmoAsk, missing: [] }] },
    "POST /api/cases/{id}/desk": { body: hidden },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Kies een loket" }));
  fireEvent.click(await screen.findByRole("radio", { name: /Wmo-loket/ }, patient));
  const form = screen.getByRole("form", { name: "Melding bij Wmo-loket" });
  fireEvent.click(within(form).getByLabelText("Op papier getekend"));
  expect(within(form).queryByText(/geboortedatum, adres/)).toBeNull();
  expect(within(form).getByText(/In deze taal is er geen nagekeken tekst/)).toBeTruthy();
  fireEvent.click(within(form).getByLabelText(/het geheime adres mag mee/));
  expect(within(form).getByText(/geboortedatum, adres/)).toBeTruthy();
  fireEvent.click(within(form).getByLabelText(/Ik besprak dit met een tolk/));
  fireEvent.click(within(form).getByLabelText(/heeft getekend/));
  fireEvent.click(within(form).getByRole("button", { name: "Verstuur melding" }));
  await waitFor(() => expect(times(asked, "/desk")).toBe(1));
  expect(asked.findLast((one) => one.address.endsWith("/desk"))?.body).toMatchObject({
    share_secret_address: true,
    with_interpreter: true,
    given_how: "on_paper",
    consent_given: true,
  });
});

test("what stands at a desk is told in four words, and what came back stands out", () => {
  expect(deskState({ step: "sent", open: true }).words).toBe("Verstuurd");
  expect(deskState({ step: "received", open: true }).words).toBe("Ontvangen");
  expect(deskState({ step: "to_call", open: true }).words).toBe("Mee bezig");
  expect(deskState({ step: "closed", open: false }).words).toBe("Afgerond");
  expect(deskState({ step: "not_fitting", open: false })).toEqual({
    tag: "attention",
    words: "Past niet, terug",
  });
});

test("the desk sees person, clock and file, and nothing to send on", async () => {
  draw(atDesk, anouk);
  const clock = await screen.findByRole("list", { name: "Wat wanneer moet" }, patient);
  const lines = within(clock)
    .getAllByRole("listitem")
    .map((line) => line.textContent);
  expect(lines[0]).toContain("Ontvangst bevestigd");
  expect(lines[1]).toContain("te laat, het moest vóór");
  expect(lines[2]).toContain("Persoonlijk plan van de inwonertot maandag 30 november");
  expect(screen.getByText("14 maart 1965")).toBeTruthy();
  expect(screen.getByText("Verzonnenstraat 3, America")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Onderzoek gestart" })).toBeTruthy();
  expect(screen.queryByText("Wie kan helpen?")).toBeNull();
  expect(screen.queryByText("Melding doen of doorzetten")).toBeNull();
  await screen.findByRole("button", { name: "Exporteer één bestand" }, patient);
  expect(screen.getByText(/Geboortedatum: 14 maart 1965/)).toBeTruthy();
});

test("a line of the desk is ticked once, one of the resident when it came in", async () => {
  const doneAt = (codes: readonly string[]) => ({
    ...atDesk,
    clock: atDesk.clock.map((line) =>
      codes.includes(line.code) ? { ...line, done_at: "2026-11-21T10:00:00.000Z" } : line,
    ),
  });
  const { asked } = draw(atDesk, anouk, {
    // The same answer to both presses of one key.
    "POST /api/cases/{id}/term": [
      { body: doneAt(["client_support"]) },
      { body: doneAt(["client_support"]) },
      { body: doneAt(["client_support", "own_plan"]) },
    ],
  });
  const clock = await screen.findByRole("list", { name: "Wat wanneer moet" }, patient);
  const [tick] = within(clock).getAllByRole("button", { name: /^Gedaan/ });
  for (const _ of "12") fireEvent.click(tick as HTMLElement);
  await screen.findByText("Onafhankelijke cliëntondersteuning aangeboden");
  expect(times(asked, "/term")).toBe(1);
  fireEvent.click(within(clock).getByRole("button", { name: /^Ontvangen: Persoonlijk plan/ }));
  await waitFor(() => expect(within(clock).queryByRole("button")).toBeNull());
  expect(times(asked, "/term")).toBe(2);
});

test("the inbox has the columns of the desk; what cannot wait stands on top, then what is overdue", async () => {
  show(
    <SignedIn>
      <WorklistPage params={{}} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: anouk },
      "GET /api/worklist": {
        body: {
          rows: [lateRow, { ...newRow, urgent: true }],
          notices: [],
          mine: 1,
          team_new: 1,
          overdue: 1,
          columns: ["new", "call", "intake", "research", "closing"],
        },
      },
    },
  );
  await screen.findByRole("heading", { level: 1, name: "Postvak" });
  const chips = (await screen.findAllByRole("checkbox")).map(
    (chip) => chip.parentElement?.textContent,
  );
  expect(chips).toEqual([
    "Nieuw 1",
    "Bellen 0",
    "Poging 1",
    "Gesprek 0",
    "Onderzoek 0",
    "Afronden 0",
  ]);
  const groups = screen.getAllByRole("heading", { level: 2 }).map((group) => group.textContent);
  expect(groups.slice(0, 2)).toEqual(["Kan niet wachten 1", "Te laat 1"]);
  expect(screen.getByText("Dringend")).toBeTruthy();
});

test("a short question opens the form of its desk with its words as first sentence", async () => {
  show(
    <SignedIn>
      <CasePage params={{ id: "r-1" }} query={{ vraag: "q-1" }} />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/cases/{id}": { body: known },
      "GET /api/cases/{id}/desks": { body: [wmoAsk] },
      "GET /api/short_questions/{id}": {
        body: { id: "q-1", face_id: wmoAsk.face_id, question: "Kan vervoer een half jaar?" },
      },
    },
  );
  const field = await screen.findByDisplayValue("Kan vervoer een half jaar?", undefined, patient);
  expect((field as HTMLInputElement).name).toBe("sentence");
});
