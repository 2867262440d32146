import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Instructor, PreparedRow } from "../../../kernel/api_types";
import { asks, femke, hub, lies, sentReferral, today } from "../../../testing/cast";
import { show, type ToldAnswers, times } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import PreparePanel from "./prepare_panel";
import PreparedBlock from "./prepared_block";

const row: PreparedRow = {
  id: "1d000000-0000-4000-8000-000000000001",
  version: 1,
  person_id: lies.id,
  person_name: "Lies Verzonnen",
  birth_on: lies.birth_on,
  for_name: "Hub Voorbeeld",
  to_name: "Karin Schets",
  to_organization_name: "Denkbeeld Welzijn",
  prepared_by_name: "Femke Oefening",
  prepared_at: `${today}T09:00:00.000Z`,
  given_how: "on_paper",
  with_interpreter: false,
  fields: ["name", "phone", "sentence"],
  feedback_level: "running",
  sentence: "Zoekt mensen om mee te eten.",
  on_own_phones: false,
  waits_for: [],
  no_by: "",
  parent_name: "",
};
const block = (answers: ToldAnswers) =>
  show(
    <SignedIn>
      <PreparedBlock />
    </SignedIn>,
    { "GET /api/session": { body: hub }, ...answers },
  );

test("one tap sends what was made ready, and says so", async () => {
  const { asked } = block({
    "GET /api/prepared_referrals": { body: [row] },
    "POST /api/prepared_referrals/{id}/send": { status: 201, body: sentReferral },
  });
  expect(await screen.findByText(/Zoekt mensen om mee te eten/)).toBeTruthy();
  expect(screen.getByText(/Dit gaat mee: naam, telefoonnummer en jouw zin/)).toBeTruthy();
  expect(screen.getByText(/getekend op papier/)).toBeTruthy();
  const send = screen.getByRole("button", { name: "Verstuur de verwijzing van Lies Verzonnen" });
  fireEvent.click(send);
  fireEvent.click(send);
  expect(await screen.findByText("Verstuurd naar Karin Schets.")).toBeTruthy();
  expect(times(asked, "/send")).toBe(1);
});

test("what somebody else sent already is said in words", async () => {
  block({
    "GET /api/prepared_referrals": { body: [row] },
    "POST /api/prepared_referrals/{id}/send": { status: 409, body: { code: "prepared.over" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Verstuur de verwijzing/ }));
  expect(await screen.findByText("Dit was al verstuurd of weggelegd.")).toBeTruthy();
});

test("a no that came after the yes is said in words", async () => {
  block({
    "GET /api/prepared_referrals": { body: [row] },
    "POST /api/prepared_referrals/{id}/send": { status: 409, body: { code: "consent.refused" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Verstuur de verwijzing/ }));
  expect(await screen.findByText(/^Na dit ja zei de inwoner nee tegen Denkbeeld/)).toBeTruthy();
});

test("where nothing waits there is no block", async () => {
  const { asked } = block({ "GET /api/prepared_referrals": { body: [] } });
  await waitFor(() => expect(asked.length).toBe(2));
  expect(screen.queryByText("Klaargezet voor jou")).toBeNull();
});

const who: Instructor = {
  account_id: "0a000000-0000-4000-8000-000000000001",
  name: "Hub Voorbeeld",
  faces: asks,
};

test("the assistant says who asked, to whom, and how the resident said yes", async () => {
  const { asked } = show(
    <SignedIn>
      <PreparePanel person={lies} />
    </SignedIn>,
    {
      "GET /api/session": { body: femke },
      "GET /api/prepared_referrals": { body: [] },
      "GET /api/people/{id}/instructors": { body: [who] },
      "POST /api/people/{id}/prepared_referrals": { status: 201, body: row },
    },
  );
  fireEvent.click(await screen.findByRole("button", { name: "Zet een verwijzing klaar" }));
  const face = asks[0];
  fireEvent.click(await screen.findByRole("radio", { name: new RegExp(face?.name ?? "-") }));
  fireEvent.input(await screen.findByLabelText(/Eén zin, zoals Hub het zei/), {
    target: { value: "Zoekt mensen om mee te eten." },
  });
  fireEvent.click(screen.getByLabelText("Op papier getekend"));
  fireEvent.click(screen.getByRole("checkbox", { name: /Lies heeft getekend/ }));
  const save = screen.getByRole("button", { name: "Zet klaar voor Hub Voorbeeld" });
  fireEvent.click(save);
  expect(await screen.findByText(/Er is nog niets verstuurd/)).toBeTruthy();
  expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({
    for_account_id: who.account_id,
    face_id: face?.face_id,
    given_how: "on_paper",
    consent_given: true,
    sentence: "Zoekt mensen om mee te eten.",
  });
});

test("what child and parent say on the own phone is sent when both said yes", async () => {
  const waits = { ...row, on_own_phones: true, waits_for: ["parent"] };
  const ready = { ...row, id: "r-2", on_own_phones: true, parent_name: "Ma Verzonnen" };
  const refused = { ...row, id: "r-3", on_own_phones: true, no_by: "parent" };
  block({ "GET /api/prepared_referrals": { body: [waits, ready, refused] } });
  expect(await screen.findByText(/^Lies Verzonnen zei ja\. Een ouder nog niet/)).toBeTruthy();
  expect(screen.getByText(/Ma Verzonnen zeiden allebei ja/)).toBeTruthy();
  expect(screen.getByText(/^Een ouder zei nee/)).toBeTruthy();
  expect(screen.getAllByRole("button", { name: /^Verstuur de verwijzing/ })).toHaveLength(1);
});
