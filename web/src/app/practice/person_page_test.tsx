import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { AccessProvider, useAccess } from "../../kernel/access";
import {
  asks,
  faces,
  femke,
  hub,
  lies,
  sentReferral,
  sixMarks,
  talksOfLies,
} from "../../testing/cast";
import { show, type ToldAnswers } from "../../testing/show";
import { table } from "../../testing/worker_told";
import PersonPage from "./person_page";

const answers: ToldAnswers = {
  "GET /api/people/{id}": { body: lies },
  "GET /api/people/{id}/conversations": { body: talksOfLies },
  "GET /api/people/{id}/threads": { body: { rows: [] } },
  "GET /api/people/{id}/bookings": { body: [] },
  "GET /api/people/{id}/timeline": { body: { rows: [] } },
  "GET /api/questionnaires/{code}": { body: sixMarks },
  "GET /api/faces": { body: faces },
  "GET /api/people/{id}/asks": { body: asks },
  "POST /api/referrals": { body: sentReferral },
  "GET /api/feedback": { body: { rows: [], running: 0, closed: 0 } },
};

function SignedIn({ query = {} }: { query?: Record<string, string> }) {
  return useAccess().state === "signed_in" ? (
    <PersonPage params={{ id: lies.id }} query={query} />
  ) : null;
}

async function showPerson(session: unknown, more: ToldAnswers = {}) {
  const shown = show(
    <AccessProvider>
      <SignedIn />
    </AccessProvider>,
    { "GET /api/session": { body: session }, ...answers, ...more },
  );
  await screen.findByRole("heading", { name: "Lies Verzonnen" });
  return shown;
}

test("from the page of a person a referral takes three clicks", async () => {
  const { asked } = await showPerson(hub);
  fireEvent.click(await screen.findByRole("button", { name: "Verwijs" }));
  fireEvent.click(await screen.findByLabelText("Lies vindt dit goed"));
  // A click on "Verstuur verwijzing"; the DOM of the test does not send a form by a click.
  fireEvent.submit(screen.getByRole("form", { name: "Verwijzing" }));
  expect(await screen.findByRole("heading", { name: "Verstuurd naar Karin Schets" })).toBeTruthy();
  const sent = asked.find(
    ({ address, method }) => method === "POST" && address === "/api/referrals",
  );
  expect(sent?.body).toMatchObject({ face_id: faces[0]?.id, goal_id: lies.goals[0]?.id });
  expect(screen.getByText(/neemt het aan en belt, vóór zaterdag 5 december\./)).toBeTruthy();
});

test("an initiative can be asked at once, with exactly what the volunteer will read", async () => {
  const { asked } = await showPerson(hub, {
    "GET /api/services": { body: [table] },
    "POST /api/initiative_referrals": {
      status: 201,
      body: { ...sentReferral, target: "initiative", to_name: table.name },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Verwijs" }));
  await screen.findByRole("button", { name: "Verstuur verwijzing" });
  fireEvent.click(await screen.findByRole("button", { name: "Of vraag meteen een initiatief" }));
  const search = await screen.findByLabelText(/Wat zoekt|Zoek/);
  fireEvent.input(search, { target: { value: "samen eten" } });
  fireEvent.click(await screen.findByRole("radio", { name: /De Verzonnen Tafel/ }));
  // One main button: that of the referral is away, with all that was typed in it.
  const main = [...document.querySelectorAll("#verder .button-main")];
  expect(main.filter((button) => !button.closest("[hidden]")).length).toBe(1);
  fireEvent.click(await screen.findByLabelText(/vindt dit goed voor/));
  fireEvent.submit(screen.getByRole("form", { name: /Verzonnen Tafel/ }));
  expect(await screen.findByRole("heading", { name: `Verstuurd naar ${table.name}` })).toBeTruthy();
  expect(asked.find(({ address }) => address === "/api/initiative_referrals")?.body).toMatchObject({
    person_id: lies.id,
    service_id: table.id,
    consent_given: true,
    attendance: false,
    when: "dinsdag",
  });
});

test("Alt+4 opens the referral, and the hands are on the first face", async () => {
  await showPerson(hub);
  await vi.waitFor(() => {
    fireEvent.keyDown(window, { altKey: true, code: "Digit4", key: "4" });
    expect(screen.getByRole("radio", { name: /Karin Schets/ })).toBe(document.activeElement);
  });
});

test("a record that is frozen for an objection is read and offers nothing to do", async () => {
  const frozen = {
    id: "r-1",
    version: 1,
    person_id: lies.id,
    person_name: lies.name,
    kind: "objection",
    subject: "other",
    words: "Gebruik dit niet.",
    asked_at: "2026-11-20T09:00:00.000Z",
    due_on: "2026-12-20",
    restriction: { began_at: "2026-11-20T09:00:00.000Z", mine: true, holds: true },
  };
  const { asked } = await showPerson(hub, {
    "GET /api/people/{id}/record_requests": { body: [frozen] },
  });
  expect(await screen.findByText("Het gebruik van dit dossier staat stil")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Beslis over het bezwaar" })).toBeTruthy();
  expect(await screen.findByText("Wat wil Lies?")).toBeTruthy();
  for (const act of ["Verwijs", "Begin een gesprek", "Stuur vragenlijst naar huis", "Voeg toe"])
    expect(screen.queryByRole("button", { name: act })).toBeNull();
  expect(asked.some(({ address }) => address.endsWith("/asks"))).toBe(false);
});

test("the assistant gets no web, no words, no plan and no timeline", async () => {
  const { asked } = await showPerson(
    { ...femke },
    {
      "GET /api/people/{id}": { body: { ...lies, needs: [], goals: [], may_see_plan: false } },
      "GET /api/people/{id}/conversations": {
        body: { words: "", rows: [], invitations: talksOfLies.invitations, may_see_answers: false },
      },
    },
  );
  await screen.findByRole("button", { name: "Stuur vragenlijst naar huis" });
  expect(screen.queryByText("Hoe gaat het met Lies?")).toBeNull();
  expect(screen.queryByText("Wat wil Lies?")).toBeNull();
  expect(asked.some(({ address }) => address.includes("timeline"))).toBe(false);
});

test("for who moved the assistant sends no list and books no hour", async () => {
  await showPerson(
    { ...femke },
    {
      "GET /api/people/{id}": {
        body: { ...lies, status: "moved", needs: [], goals: [], may_see_plan: false },
      },
    },
  );
  expect(await screen.findByText(/^Verhuisd/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Stuur vragenlijst naar huis" })).toBeNull();
  expect(screen.queryByText("Afspraak in de praktijk")).toBeNull();
});

test("who refers from elsewhere tells the needs with the referral, and sees no talk and no plan", async () => {
  const { asked } = await showPerson(
    { ...hub, role: "referrer", name: "Wies Schetsboek" },
    { "GET /api/people/{id}": { body: { ...lies, needs: [], goals: [], may_see_plan: false } } },
  );
  fireEvent.click(await screen.findByLabelText("Mantelzorg"));
  await screen.findByRole("radio", { name: /Karin Schets/ });
  fireEvent.click(await screen.findByLabelText("Lies vindt dit goed"));
  fireEvent.submit(screen.getByRole("form", { name: "Verwijzing" }));
  await vi.waitFor(() =>
    expect(asked.find(({ address }) => address === "/api/referrals")?.body).toMatchObject({
      needs: ["caring"],
    }),
  );
  expect(screen.queryByText("Wat wil Lies?")).toBeNull();
  for (const part of ["conversations", "timeline", "needs"])
    expect(asked.some(({ address }) => address.endsWith(part))).toBe(false);
});

test("a stranger's id says what it can mean, and shows nothing", async () => {
  show(
    <AccessProvider>
      <SignedIn />
    </AccessProvider>,
    {
      "GET /api/session": { body: hub },
      "GET /api/people/{id}": { status: 404, body: { code: "record.absent" } },
    },
  );
  expect(await screen.findByText(/hoort niet bij jullie praktijk/)).toBeTruthy();
});

test("a short question opens the referral with its desk in front and its words ready", async () => {
  const last = faces.at(-1);
  show(
    <AccessProvider>
      <SignedIn query={{ vraag: "q-1" }} />
    </AccessProvider>,
    {
      "GET /api/session": { body: hub },
      ...answers,
      "GET /api/short_questions/{id}": {
        body: { id: "q-1", face_id: last?.id, question: "Kan vervoer een half jaar?" },
      },
    },
  );
  expect(await screen.findByDisplayValue("Kan vervoer een half jaar?")).toBeTruthy();
  const radio = screen.getAllByRole("radio")[0] as HTMLInputElement;
  expect(radio.value).toBe(last?.id);
  expect(radio.checked).toBe(true);
  await vi.waitFor(() => expect(document.activeElement).toBe(radio));
});

test("what was sent about the wrong person is sent again for the right one, with her own yes", async () => {
  const { asked } = show(
    <AccessProvider>
      <SignedIn query={{ opnieuw: "r-wrong" }} />
    </AccessProvider>,
    {
      "GET /api/session": { body: hub },
      ...answers,
      "GET /api/referrals/{id}": {
        body: {
          ...sentReferral,
          id: "r-wrong",
          person_id: "p-wrong",
          was_about_somebody_else: true,
        },
      },
    },
  );
  expect(await screen.findByDisplayValue(sentReferral.sentence)).toBeTruthy();
  const consent = (await screen.findByLabelText("Lies vindt dit goed")) as HTMLInputElement;
  expect(consent.checked).toBe(false);
  fireEvent.click(consent);
  fireEvent.submit(screen.getByRole("form", { name: "Verwijzing" }));
  await vi.waitFor(() =>
    expect(asked.find(({ address }) => address === "/api/referrals")?.body).toMatchObject({
      person_id: lies.id,
      sentence: sentReferral.sentence,
    }),
  );
});

test("the line of a talk that may be read leads to it, any other is words", async () => {
  const line = { at: talksOfLies.now?.at, kind: "conversation.begun", code: "six_marks" };
  const rows = [
    { ...line, id: 2, subject_id: talksOfLies.rows[0]?.id, label: "Hub Voorbeeld" },
    { ...line, id: 1, subject_id: "a talk of long ago", label: "Joke Oefenstuk" },
  ];
  await showPerson(hub, { "GET /api/people/{id}/timeline": { body: { rows } } });
  const link = await screen.findByRole("link", {
    name: "Gesprek met zes cijfers, begonnen door Hub Voorbeeld",
  });
  expect(link.getAttribute("href")).toBe(`/gesprek/${talksOfLies.rows[0]?.id}`);
  expect(screen.getByText(/begonnen door Joke Oefenstuk/).closest("a")).toBeNull();
});
