import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { useLocation } from "preact-iso";
import { expect, test, vi } from "vitest";
import type { CaseForWorker } from "../../../kernel/api_types";
import { show, type ToldAnswers, times } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin, searching, table } from "../../../testing/worker_told";
import CasePage from "./case_page";
import { weekdayIn } from "./find_initiative";

function draw(data: CaseForWorker, answers: ToldAnswers = {}) {
  return show(
    <SignedIn>
      <CasePage params={{ id: "r-1" }} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/cases/{id}": { body: data },
      "GET /api/worklist": {
        body: { rows: [], notices: [], mine: 0, team_new: 0, overdue: 0, columns: [] },
      },
      "GET /api/services": { body: [table] },
      ...answers,
    },
  );
}

async function chooseTable() {
  fireEvent.input(await screen.findByLabelText(/^Zoek, bijvoorbeeld/), {
    target: { value: "samen eten" },
  });
  fireEvent.click(await screen.findByRole("radio", { name: /Verzonnen Tafel/ }));
  return screen.getByRole("form", { name: "Vraag aan Eetpunt De Verzonnen Tafel" });
}

test("without the resident's yes no question goes out, and the box is never ticked beforehand", async () => {
  const { asked } = draw(searching);
  const form = await chooseTable();
  const consent = within(form).getByLabelText(/Lies vindt dit goed voor/) as HTMLInputElement;
  expect(consent.checked).toBe(false);
  fireEvent.click(within(form).getByRole("button", { name: "Vraag of het past" }));
  expect((await screen.findAllByText("Vraag eerst of Lies dit goedvindt.")).length).toBe(2);
  expect(asked.some((one) => one.address.endsWith("/onward"))).toBe(false);
});

test("for a child the words say that a parent says yes, as the record will", async () => {
  draw({ ...searching, birth_on: "2018-05-01" });
  const form = await chooseTable();
  fireEvent.click(within(form).getByRole("button", { name: "Vraag of het past" }));
  expect(
    within(form).getByLabelText(
      "Een ouder of verzorger van Lies vindt dit goed voor Eetpunt De Verzonnen Tafel",
    ),
  ).toBeTruthy();
  expect(
    (await screen.findAllByText("Vraag eerst of een ouder of verzorger van Lies dit goedvindt."))
      .length,
  ).toBe(2);
});

test("what goes out is what was shown, and attendance only with its own tick", async () => {
  const { asked } = draw(searching, { "POST /api/cases/{id}/onward": { body: searching } });
  const form = await chooseTable();
  expect(within(form).getByText("Iemand uit America wil graag samen eten, dinsdag")).toBeTruthy();
  fireEvent.input(within(form).getByLabelText("Wat wil Lies graag?"), {
    target: { value: "eet graag samen" },
  });
  expect(within(form).getByText("Iemand uit America eet graag samen, dinsdag")).toBeTruthy();
  fireEvent.click(within(form).getByLabelText(/Lies vindt dit goed voor/));
  const send = within(form).getByRole("button", { name: "Vraag of het past" });
  fireEvent.click(send);
  fireEvent.click(send);
  expect(await screen.findByText(/Gevraagd aan Eetpunt De Verzonnen Tafel/)).toBeTruthy();
  expect(times(asked, "/onward")).toBe(1);
  expect(asked.find((one) => one.address.endsWith("/onward"))?.body).toEqual({
    version: 7,
    service_id: "s-1",
    wish: "eet graag samen",
    when: "dinsdag",
    consent_given: true,
    attendance: false,
    with_interpreter: false,
  });
});

test("a coach types nothing over either: the file, and the case as text without a secret address", async () => {
  draw(
    {
      ...searching,
      address: "Verzonnenstraat 3",
      secret_address: true,
      notes: [
        {
          id: "n-1",
          words: "Komt liever niet met de bus.",
          by_name: "Karin Schets",
          written_at: "2026-11-20T09:00:00.000Z",
        },
      ],
    },
    {
      "GET /api/cases/{id}/export": [{ status: 500, body: { code: "server.fault" } }, { body: {} }],
    },
  );
  const saved: string[] = [];
  URL.createObjectURL = () => "blob:file";
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(`${this.download} ${this.href}`);
  });
  const file = await screen.findByRole(
    "button",
    { name: "Exporteer één bestand" },
    { timeout: 5000 },
  );
  fireEvent.click(file);
  expect(await screen.findByText(/Het bestand komt nu niet/)).toBeTruthy();
  expect(saved).toEqual([]);
  fireEvent.click(file);
  await waitFor(() => expect(saved).toEqual(["r-1.json blob:file"]));
  const text = (await screen.findByText(/^Naam: Lies Verzonnen/)).textContent ?? "";
  expect(text).toContain("Doel in eigen woorden: Eén keer per week samen eten");
  expect(text).toContain("20 november, Karin Schets: Komt liever niet met de bus.");
  expect(text).toContain("Stap: Kennismaking geweest");
  expect(text).not.toContain("Verzonnenstraat");
});

test("when calling is safe is read before the button that calls", async () => {
  draw({ ...searching, call_when: "alleen dinsdag, dan is partner weg" });
  const when = await screen.findByText("alleen dinsdag, dan is partner weg");
  const call = screen.getByRole("link", { name: /^Bel 06/ });
  expect(when.compareDocumentPosition(call) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test("what the worker hears about calling is written where the next one reads it", async () => {
  const { asked } = draw(searching, {
    "PUT /api/cases/{id}/contact": {
      body: { ...searching, version: 8, call_allowed: false, call_when: "na 17.00 uur" },
    },
  });
  const form = await screen.findByRole("form", { name: "Wijzig hoe bellen veilig is" });
  fireEvent.click(within(form).getByLabelText("Bellen mag"));
  fireEvent.input(within(form).getByLabelText(/Wanneer bellen/), {
    target: { value: "na 17.00 uur" },
  });
  fireEvent.click(within(form).getByText("Bewaar").closest("button") as HTMLElement);
  expect(await screen.findByText(/^Niet bellen\./)).toBeTruthy();
  expect(screen.queryByRole("link", { name: /^Bel 06/ })).toBeNull();
  expect(asked.find((one) => one.address.endsWith("/contact"))?.body).toEqual({
    version: 7,
    person_version: searching.person_version,
    phone: searching.phone,
    call_allowed: false,
    voicemail_allowed: searching.voicemail_allowed,
    call_when: "na 17.00 uur",
  });
});

test("a no that the resident gave to who sent it is not widened here, and the form says where it is", async () => {
  draw(
    { ...searching, call_allowed: false },
    {
      "PUT /api/cases/{id}/contact": {
        status: 422,
        body: { code: "fields", fields: { call_allowed: "resident_said_no" } },
      },
    },
  );
  const form = await screen.findByRole("form", { name: "Wijzig hoe bellen veilig is" });
  fireEvent.click(within(form).getByLabelText("Bellen mag"));
  fireEvent.click(within(form).getByText("Bewaar").closest("button") as HTMLElement);
  const beside = await within(form).findByText(/zei tegen .*: nee\. Mag het weer\?/, {
    selector: "span",
  });
  expect(beside.closest("[data-field]")?.getAttribute("data-field")).toBe("call_allowed");
});

test("feedback is two taps, and says what the doctor will read", async () => {
  const { asked } = draw(searching, { "POST /api/cases/{id}/feedback": { body: searching } });
  fireEvent.click(await screen.findByLabelText("Gestart, gaat goed"));
  expect(screen.getByText("Lies: gestart, gaat goed.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Stuur naar Hub" }));
  await waitFor(() => expect(asked.some((one) => one.address.endsWith("/feedback"))).toBe(true));
  expect(asked.find((one) => one.address.endsWith("/feedback"))?.body).toEqual({
    version: 7,
    status: "started_well",
    sentence: "",
  });
});

test("the resident's level is kept: no sentence when only that it runs, nothing at all when nothing", async () => {
  draw({ ...searching, feedback_level: "running" });
  fireEvent.click(await screen.findByLabelText("Gestart, gaat goed"));
  expect(screen.queryByLabelText(/Eén zin erbij/)).toBeNull();
});

test("with level nothing there is nothing to send", async () => {
  draw({ ...searching, feedback_level: "nothing" });
  expect(await screen.findByText(/Lies wil niet dat er iets teruggaat/)).toBeTruthy();
  expect(screen.queryByLabelText("Gestart, gaat goed")).toBeNull();
});

test("a meeting without a day is asked for beside the field, the server's objection too", async () => {
  const { asked } = draw(searching, {
    "POST /api/cases/{id}/steps": {
      status: 422,
      body: { code: "body.invalid", fields: { meets_at: "required" } },
    },
  });
  const form = await screen.findByRole("form", { name: "Kennismaking plannen", hidden: true });
  await waitFor(() => {
    fireEvent.submit(form);
    expect(within(form).getAllByText("Kies een dag voor de kennismaking.").length).toBe(2);
  });
  expect(asked.some((one) => one.address.endsWith("/steps"))).toBe(false);
  fireEvent.input(within(form).getByLabelText("Dag"), { target: { value: "2026-12-01" } });
  fireEvent.input(within(form).getByLabelText("Tijd"), { target: { value: "10:30" } });
  fireEvent.submit(form);
  await waitFor(() =>
    expect(asked.find((one) => one.address.endsWith("/steps"))?.body).toEqual({
      version: 7,
      step: "intake_planned",
      meets_at: "2026-12-01T10:30",
    }),
  );
  expect(await within(form).findByText("Kijk nog naar 1 vraag")).toBeTruthy();
  expect(within(form).getAllByText("Kies een dag voor de kennismaking.").length).toBe(2);
});

test("someone else moved it: it is said, and the case is asked anew", async () => {
  const { asked } = draw(searching, {
    "POST /api/cases/{id}/steps": { status: 409, body: { code: "record.changed" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Gestart" }));
  expect(await screen.findByText(/Iemand heeft dit net veranderd/)).toBeTruthy();
  await waitFor(() =>
    expect(
      asked.filter((one) => one.method === "GET" && one.address === "/api/cases/r-1").length,
    ).toBe(2),
  );
});

test("before acceptance there is no name, no phone, no notes", async () => {
  draw({ ...searching, accepted: false, name: "", phone: "", step: "sent", stage: "new" });
  expect(await screen.findByRole("heading", { name: "Lies" })).toBeTruthy();
  expect(document.querySelector("a[href='tel:0612345678']")).toBeNull();
  expect(screen.queryByRole("heading", { name: "Notities" })).toBeNull();
});

test("the weekday of a schedule", () => {
  expect(weekdayIn("Elke Dinsdag van 12.00 tot 14.00 uur")).toBe("dinsdag");
  expect(weekdayIn("in overleg")).toBe("");
});

test("who asked himself has no sender to call", async () => {
  draw({
    ...searching,
    accepted: false,
    state: "requested",
    step: "sent",
    source: "self",
    asked_himself: true,
    from_name: "Lies",
    from_phone: "077 000 0000",
  });
  await screen.findByRole("button", { name: "Neem aan" });
  expect(screen.getByText("Kwam zelf")).toBeTruthy();
  expect(screen.queryByText("Bel wie stuurde")).toBeNull();
  expect(screen.queryByText(/De verwijzer leest/)).toBeNull();
});

test("an hour that the practice booked stands with the next step", async () => {
  const booked = {
    step: "to_call",
    stage: "call",
    next_step: "call",
    meets_at: "2026-11-24T13:00",
  };
  draw({ ...searching, ...booked });
  expect(
    await screen.findByText("Afspraak in de praktijk: dinsdag 24 november om 13.00 uur"),
  ).toBeTruthy();
});

test("the text for the own system says that an interpreter is needed", async () => {
  draw({ ...searching, language: "ar", interpreter: true });
  expect(await screen.findByText(/Taal: Arabisch, tolk nodig/)).toBeTruthy();
});

test("who reopens starts on a clean page", async () => {
  const closed = { ...searching, closed_at: "2026-11-21T09:00:00Z", can_undo: true };
  const again = { ...searching, id: "r-2", step: "to_call", can_undo: false };
  function Page() {
    const { path } = useLocation();
    return <CasePage params={{ id: path.split("/").at(-1) ?? "" }} query={{}} />;
  }
  history.replaceState(null, "", "/werklijst/r-1");
  show(
    <SignedIn>
      <Page />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/cases/r-1": { body: closed },
      "GET /api/cases/r-2": { body: again },
      "POST /api/cases/{id}/undo": { body: closed },
      "POST /api/cases/{id}/reopen": { body: again },
      "GET /api/worklist": {
        body: { rows: [], notices: [], mine: 0, team_new: 0, overdue: 0, columns: [] },
      },
      "GET /api/services": { body: [table] },
    },
  );
  fireEvent.click(await screen.findByRole("button", { name: /^Maak ongedaan/ }));
  await screen.findByText("Ongedaan gemaakt");
  fireEvent.click(screen.getByRole("button", { name: "Open opnieuw" }));
  await waitFor(() => expect(location.pathname).toBe("/werklijst/r-2"));
  await screen.findByRole("heading", { name: "Wat nu?" });
  expect(screen.queryByText("Ongedaan gemaakt")).toBeNull();
});

test("a consent that ends soon is asked anew, and silence is no yes", async () => {
  const ending = { ...searching, renewal_by: "resident", consent_ends_on: "2026-11-30" };
  const { asked } = draw(ending, {
    "POST /api/cases/{id}/renew_consent": [
      { status: 422, body: { code: "body.invalid", fields: { consent_given: "required" } } },
      { status: 201, body: searching },
    ],
  });
  fireEvent.click(await screen.findByRole("button", { name: "Vraag opnieuw toestemming" }));
  const form = screen.getByRole("form", { name: "Vraag opnieuw toestemming" });
  fireEvent.click(within(form).getByRole("radio", { name: "Hardop" }));
  fireEvent.submit(form);
  expect((await screen.findAllByText("Vraag eerst of Lies dit goedvindt.")).length).toBeGreaterThan(
    0,
  );
  fireEvent.click(within(form).getByLabelText(/^Lies vindt dit goed/));
  fireEvent.submit(form);
  await expect.poll(() => screen.queryByRole("form", { name: /opnieuw/ })).toBeNull();
  const bodies = asked.filter((one) => one.method === "POST").map((one) => one.body);
  expect(bodies).toEqual([
    { consent_given: false, given_how: "spoken", with_interpreter: false },
    { consent_given: true, given_how: "spoken", with_interpreter: false },
  ]);
});
