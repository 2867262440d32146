import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { faces, lies, sentReferral, wmoAsk } from "../../testing/cast";
import { show, type ToldAnswers, times } from "../../testing/show";
import { SignedIn } from "../../testing/signed_in";
import { karin } from "../../testing/worker_told";
import { fieldsThatGoAlong } from "./goes_along";
import { ReferralForm } from "./referral_form";
import { ReferralState } from "./referral_state";

const youthAsk = {
  ...wmoAsk,
  confirmed_by_resident: false,
  hidden_from_proxies: true,
  missing: [],
};

function showForm(answers: ToldAnswers = {}, onSent = vi.fn()) {
  const shown = show(
    <ReferralForm
      person={lies}
      needs={["alone", "caring"]}
      face={faces[0]}
      slotId={undefined}
      onSent={onSent}
    >
      {null}
    </ReferralForm>,
    answers,
  );
  return { ...shown, onSent };
}

const consent = () => screen.getByLabelText("Lies vindt dit goed") as HTMLInputElement;
const send = () => fireEvent.submit(screen.getByRole("form", { name: "Verwijzing" }));

describe("consent", () => {
  test("is never ticked beforehand", () => {
    showForm();
    expect(consent().checked).toBe(false);
  });

  test("is asked for in words before anything is sent", async () => {
    const { asked } = showForm();
    send();
    expect((await screen.findAllByText("Vraag eerst of Lies dit goedvindt.")).length).toBe(2);
    expect(asked).toHaveLength(0);
  });

  test("says exactly what goes along, and grows with what is filled in", () => {
    showForm();
    expect(
      screen.getByText(
        "Naar Karin Schets, Denkbeeld Welzijn gaan: naam, telefoonnummer, dorp, taal, wanneer bellen mag, waar het over gaat en doel.",
      ),
    ).toBeTruthy();
    expect(screen.getByText("Het verhaal en het web van Lies blijven hier.")).toBeTruthy();
    fireEvent.input(screen.getByLabelText(/Eén zin voor Karin/), {
      target: { value: "Kookt graag." },
    });
    expect(screen.getByText(/doel en jouw zin\.$/)).toBeTruthy();
  });
});

test("who refers from elsewhere in care hears of no web: there is none", () => {
  show(
    <ReferralForm
      person={{ ...lies, may_see_plan: false }}
      needs={[]}
      face={faces[0]}
      slotId={undefined}
      onSent={vi.fn()}
    >
      {null}
    </ReferralForm>,
    {},
  );
  expect(screen.getByText(/^Het verhaal van Lies blijft hier/)).toBeTruthy();
  expect(screen.queryByText(/\bweb\b/)).toBeNull();
});

describe("a child", () => {
  // Below twelve for years to come.
  const child = { ...lies, birth_on: "2024-03-14", age: 2 };
  const showChild = (answers: ToldAnswers = {}) =>
    show(
      <ReferralForm
        person={child}
        needs={["alone"]}
        face={faces[0]}
        ask={youthAsk}
        slotId={undefined}
        onSent={vi.fn()}
      >
        {null}
      </ReferralForm>,
      answers,
    );

  test("the birth date goes along, and that is read before the yes", () => {
    expect(fieldsThatGoAlong({ needs: [], sentence: "", birthOn: child.birth_on })).toEqual([
      "name",
      "birth_on",
      "phone",
      "village",
      "language",
      "call_when",
    ]);
    expect(fieldsThatGoAlong({ needs: [], sentence: "", birthOn: "1965-03-14" })).not.toContain(
      "birth_on",
    );
    showChild();
    expect(screen.getAllByText(/geboortedatum/).length).toBeGreaterThan(0);
  });

  test("the form asks which parent said yes, and how; nothing goes without it", async () => {
    const { asked } = showChild();
    fireEvent.click(screen.getByLabelText("Een ouder of verzorger van Lies vindt dit goed"));
    send();
    expect(
      (await screen.findAllByText("Vul de naam in van de ouder of voogd die ja zegt.")).length,
    ).toBe(2);
    expect(asked).toHaveLength(0);
  });

  test("what is for safety is hidden from proxies by itself, and both travel with the request", async () => {
    const { asked } = showChild({ "POST /api/referrals": { body: sentReferral } });
    const hide = screen.getByLabelText("Niet tonen aan gemachtigden") as HTMLInputElement;
    expect(hide.checked).toBe(true);
    fireEvent.input(screen.getByLabelText(/^Naam van de ouder of voogd/), {
      target: { value: "Ma Verzonnen" },
    });
    fireEvent.click(screen.getByLabelText("Ouder met gezag"));
    fireEvent.click(screen.getByLabelText("Gezegd"));
    fireEvent.click(screen.getByLabelText("Een ouder of verzorger van Lies vindt dit goed"));
    send();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.body).toMatchObject({
      hidden_from_proxies: true,
      parent: { name: "Ma Verzonnen", relation: "parent", given_how: "spoken" },
    });
  });

  test("of who decides alone neither is asked", () => {
    showForm();
    expect(screen.queryByText("Welke ouder zegt ja?")).toBeNull();
    expect(screen.queryByLabelText("Niet tonen aan gemachtigden")).toBeNull();
  });
});

describe("sending", () => {
  test("takes the goal and the safe ways to call from what is known", async () => {
    const { asked, onSent } = showForm({ "POST /api/referrals": { body: sentReferral } });
    fireEvent.click(consent());
    send();
    await vi.waitFor(() => expect(onSent).toHaveBeenCalled());
    expect(asked[0]?.body).toMatchObject({
      person_id: lies.id,
      face_id: faces[0]?.id,
      needs: ["alone", "caring"],
      goal_id: lies.goals[0]?.id,
      call_when: "na 17.00 uur",
      feedback_level: "running",
      consent_given: true,
    });
  });

  test("twice in a row sends once", async () => {
    const { asked, onSent } = showForm({ "POST /api/referrals": { body: sentReferral } });
    fireEvent.click(consent());
    send();
    send();
    await vi.waitFor(() => expect(onSent).toHaveBeenCalled());
    send();
    expect(asked).toHaveLength(1);
  });

  test("of somebody who waits for this face already is asked anew only on purpose", async () => {
    const { asked } = showForm({
      "POST /api/referrals": { status: 409, body: { code: "referral.asked_already" } },
    });
    expect(screen.queryByLabelText("Toch nog een keer verwijzen")).toBeNull();
    fireEvent.click(consent());
    send();
    expect(await screen.findByText(/^Lies is al verwezen naar Karin Schets/)).toBeTruthy();
    expect(asked[0]?.body).toMatchObject({ again: false });
    fireEvent.click(screen.getByLabelText("Toch nog een keer verwijzen"));
    send();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]?.body).toMatchObject({ again: true });
  });

  test("shows the server's objection beside the field, in Dutch", async () => {
    showForm({
      "POST /api/referrals": {
        status: 422,
        body: { code: "body.invalid", fields: { sentence: "too_long" } },
      },
    });
    fireEvent.click(consent());
    send();
    await vi.waitFor(() =>
      expect(screen.getByLabelText(/Eén zin voor Karin/).getAttribute("aria-invalid")).toBe("true"),
    );
    expect(screen.getAllByText("Deze zin is te lang. Maak hem korter.").length).toBe(2);
  });

  test("without internet the text stays and the screen says so", async () => {
    showForm();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no line")));
    fireEvent.input(screen.getByLabelText(/Eén zin voor Karin/), {
      target: { value: "Kookt graag." },
    });
    fireEvent.click(consent());
    send();
    expect(await screen.findByText(/Je hebt geen internet/)).toBeTruthy();
    expect((screen.getByLabelText(/Eén zin voor Karin/) as HTMLInputElement).value).toBe(
      "Kookt graag.",
    );
    expect(consent().checked).toBe(true);
  });

  test("a face that takes nobody in is said in words", async () => {
    showForm({ "POST /api/referrals": { status: 409, body: { code: "face.intake_stop" } } });
    fireEvent.click(consent());
    send();
    expect(await screen.findByText(/neemt nu niemand aan. Kies iemand anders/)).toBeTruthy();
  });
});

describe("how the resident says yes", () => {
  test("a signature on paper is sent as that", async () => {
    const { asked, onSent } = showForm({ "POST /api/referrals": { body: sentReferral } });
    fireEvent.click(screen.getByLabelText("Op papier getekend"));
    expect(screen.getByRole("button", { name: "Print het papier" })).toBeTruthy();
    fireEvent.click(screen.getByLabelText("Lies heeft getekend"));
    send();
    await vi.waitFor(() => expect(onSent).toHaveBeenCalled());
    expect(asked[0]?.body).toMatchObject({ given_how: "on_paper", consent_given: true });
  });

  test("with the code of the own phone it leaves with that code only", async () => {
    const { asked, onSent } = showForm({
      "POST /api/people/{id}/referral_code": { body: { to: "•••• 12" } },
      "POST /api/referrals": { body: sentReferral },
    });
    fireEvent.click(screen.getByLabelText("Met een code op de eigen telefoon"));
    fireEvent.click(screen.getByRole("button", { name: "Stuur code naar Lies" }));
    fireEvent.input(await screen.findByLabelText(/^Code/), { target: { value: "123456" } });
    fireEvent.click(screen.getByRole("button", { name: "Verstuur verwijzing" }));
    await vi.waitFor(() => expect(onSent).toHaveBeenCalled());
    expect(asked.at(-1)?.body).toMatchObject({ given_how: "by_code", code: "123456" });
  });
});

describe("a melding", () => {
  const wmo = { ...faces[0], id: wmoAsk.face_id, name: wmoAsk.name } as (typeof faces)[0];
  const signedIn = { "GET /api/session": { body: karin } };
  const draw = (answers: ToldAnswers) =>
    show(
      <SignedIn>
        <ReferralForm
          person={lies}
          needs={["caring"]}
          face={wmo}
          ask={{ ...wmoAsk, missing: ["address"] }}
          slotId={undefined}
          onSent={() => {}}
        >
          {null}
        </ReferralForm>
      </SignedIn>,
      { ...signedIn, ...answers },
    );

  test("asks the address, reads the words aloud, and goes out with the code only", async () => {
    const { asked } = draw({
      "POST /api/people/{id}/referral_code": { body: { to: "•••• 12" } },
      "POST /api/referrals": { body: sentReferral },
    });
    expect(await screen.findByLabelText("Of het loopt")).toBeTruthy();
    screen.getByText("U meldt zich bij de gemeente. Karin doet dit namens u.");
    expect(screen.queryByLabelText("Niets")).toBeNull();
    await vi.waitFor(() => {
      fireEvent.click(screen.getByRole("button", { name: "Stuur code naar Lies" }));
      expect(screen.getAllByText("Vul het adres van Lies in.").length).toBe(2);
    });
    fireEvent.input(screen.getByLabelText(/^Adres van Lies/), {
      target: { value: "Verzonnenstraat 3, America" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Stuur code naar Lies" }));
    fireEvent.input(await screen.findByLabelText(/^Code/), { target: { value: "123 456" } });
    fireEvent.click(screen.getByRole("button", { name: "Verstuur melding" }));
    await vi.waitFor(() => expect(times(asked, "/api/referrals")).toBe(1));
    expect(asked.at(-1)?.body).toMatchObject({
      given_how: "by_code",
      code: "123456",
      consent_given: true,
      address: "Verzonnenstraat 3, America",
      urgent: false,
    });
  });

  test("on paper needs the signature, and says how a spent code is mended", async () => {
    draw({
      "POST /api/people/{id}/referral_code": { status: 403, body: { code: "link.no_phone" } },
    });
    fireEvent.input(await screen.findByLabelText(/^Adres van Lies/), {
      target: { value: "Verzonnenstraat 3, America" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Stuur code naar Lies" }));
    await screen.findByText("Er is geen telefoonnummer bekend. Laat op papier tekenen.");
    fireEvent.click(screen.getByLabelText("Op papier getekend"));
    fireEvent.click(screen.getByRole("button", { name: "Verstuur melding" }));
    expect((await screen.findAllByText("Vraag eerst of Lies wil tekenen.")).length).toBe(2);
  });
});

test("a volunteer is told the village and the needs, and whether it came about only with a yes to that", async () => {
  const volunteer = {
    ...wmoAsk,
    name: "Truus Verzinsel",
    target: "village_volunteer",
    by_link: true,
    confirmed_by_resident: false,
    fields: ["name", "phone", "village", "needs"],
    missing: [],
    feedback_levels: ["running"],
    clock: [],
    urgent_clock: [],
  };
  const { asked } = show(
    <ReferralForm
      person={lies}
      needs={["alone"]}
      face={faces[0]}
      ask={volunteer}
      slotId={undefined}
      onSent={vi.fn()}
    >
      {null}
    </ReferralForm>,
    { "POST /api/referrals": { body: sentReferral } },
  );
  expect(
    screen.getByText(/Truus Verzinsel is vrijwilliger en antwoordt via een link/),
  ).toBeTruthy();
  expect(screen.queryByLabelText(/Eén zin voor/)).toBeNull();
  expect(
    screen.getByText(/gaan: naam, telefoonnummer, dorp en waar het over gaat\.$/),
  ).toBeTruthy();
  fireEvent.click(screen.getByLabelText(/Ik mag horen of er contact was/));
  fireEvent.click(consent());
  send();
  await vi.waitFor(() => expect(times(asked, "/api/referrals")).toBe(1));
  expect(asked.at(-1)?.body).toMatchObject({ attendance: true, sentence: "" });
});

test.each([
  ["requested", /^Na een ja gaan naar Truus Verzinsel/],
  ["accepted", /^Naar Truus Verzinsel.* gingen: /],
])("what a volunteer got is said only after a yes: %s", async (state, words) => {
  const next = { to_name: "Truus Verzinsel", next_step: "see_to_answer" };
  show(<ReferralState referral={{ ...sentReferral, ...next, state }} />, {});
  expect(await screen.findByText(words)).toBeTruthy();
});
