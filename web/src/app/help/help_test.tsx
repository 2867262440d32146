import { act, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { setLanguage } from "../../kernel/words";
import { show, type ToldAnswers } from "../../testing/show";
import HelpPage from "./help_page";

const karin = {
  id: "f-1",
  name: "Karin Schets",
  role: "welfare_coach",
  organization_name: "Denkbeeld Welzijn",
  organization_phone: "077 000 0000",
  about: "Loopt de eerste keer graag mee.",
  wait_weeks: 1,
  fits_need: "alone",
  fields: ["name", "birth_on", "phone", "village", "language", "call_when", "needs", "sentence"],
  clock: [],
};
const told: ToldAnswers = {
  "GET /api/urgent_numbers": {
    body: {
      version: "1",
      numbers: [
        { code: "emergency", shown: "112", call: "112" },
        { code: "suicide", shown: "113", call: "113" },
        { code: "children", shown: "0800-0432", call: "08000432", from_age: 8, until_age: 18 },
      ],
    },
  },
  "GET /api/self_referral/places": {
    body: { places: [{ municipality: "Horst aan de Maas", villages: ["America", "Sevenum"] }] },
  },
  "POST /api/self_referral/faces": { body: { who_agrees: "resident", faces: [karin] } },
  "POST /api/self_referrals": { body: { token: "a-token", to: "•••• 44", parent_to: "" } },
  "POST /api/self_referrals/confirm": {
    body: {
      to_name: "Karin Schets",
      to_organization_name: "Denkbeeld Welzijn",
      to_phone: "077 000 0000",
      clock: [{ code: "first_talk", owner: "receiver", due_on: "2026-12-08" }],
    },
  },
};

beforeEach(() => history.replaceState(null, "", "/hulp"));

const draw = (more: ToldAnswers = {}) => show(<HelpPage />, { ...told, ...more });
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const next = (form: string) => fireEvent.submit(screen.getByRole("form", { name: form }));

async function asFarAsWho(year = "1948") {
  fireEvent.click(await screen.findByRole("button", { name: "Begin" }));
  fireEvent.click(await screen.findByRole("checkbox", { name: "Ik voel me alleen" }));
  next("Waar gaat het over?");
  await fromPlaceToWho(year);
}

async function fromPlaceToWho(year = "1948") {
  fireEvent.click(await screen.findByRole("radio", { name: "Horst aan de Maas" }));
  fireEvent.change(await screen.findByLabelText(/Uw dorp of stad/), {
    target: { value: "America" },
  });
  type("Dag", "3");
  type("Maand", "2");
  type("Jaar", year);
  next("Waar woont u, en hoe oud bent u?");
  fireEvent.click(await screen.findByRole("radio", { name: /Karin Schets/ }));
  next("Wie mag u bellen?");
  await screen.findByRole("heading", { name: "Wie bent u?" });
}

async function asFarAsCheck() {
  await asFarAsWho();
  await fromWhoToCheck();
}

async function fromWhoToCheck() {
  type("Voornaam", "Mien");
  type("Achternaam", "Tekening");
  type("Uw telefoonnummer", "06 3333 4444");
  next("Wie bent u?");
  await screen.findByRole("heading", { name: "Hoe kunnen we u veilig bellen?" });
  next("Hoe kunnen we u veilig bellen?");
  await screen.findByRole("heading", { name: "Wilt u er iets over zeggen?" });
  next("Wilt u er iets over zeggen?");
  await screen.findByRole("heading", { name: "Mag uw huisarts dit weten?" });
  next("Mag uw huisarts dit weten?");
  await screen.findByRole("heading", { name: "Klopt dit?" });
}

test("the numbers for who cannot wait stand before anything is asked", async () => {
  draw();
  const urgent = await screen.findByRole("heading", { name: "Dit is niet voor spoed" });
  const title = await screen.findByRole("heading", { name: "Vraag zelf hulp in uw buurt" });
  expect(urgent.compareDocumentPosition(title)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.getByRole("link", { name: "112" }).getAttribute("href")).toBe("tel:112");
  expect(screen.getByText(/bel de huisartsenpost/)).toBeTruthy();
});

test("what goes to whom is read before the yes, and the GP hears nothing by itself", async () => {
  const { asked } = draw();
  await asFarAsCheck();
  expect(
    screen.getByText(
      "Karin Schets, Denkbeeld Welzijn krijgt: uw naam, uw geboortedatum, uw telefoonnummer, uw dorp, uw taal, wanneer bellen mag en waar het over gaat.",
    ),
  ).toBeTruthy();
  expect(screen.getByText("Hoort niets")).toBeTruthy();
  expect(screen.getByText("geen voicemail")).toBeTruthy();
  next("Klopt dit?");
  expect(await screen.findAllByText("Zet een vinkje als u dit goed vindt.")).toBeTruthy();
  expect(asked.some((one) => one.address === "/api/self_referrals")).toBe(false);
  fireEvent.click(screen.getByRole("checkbox", { name: /Ja, dit mag naar/ }));
  next("Klopt dit?");
  expect(await screen.findByText(/eindigt op •••• 44/)).toBeTruthy();
  expect(asked.find((one) => one.address === "/api/self_referrals")?.body).toMatchObject({
    face_id: "f-1",
    village: "America",
    birth_on: "1948-02-03",
    phone: "06 3333 4444",
    voicemail_allowed: false,
    tell_practice: false,
    consent_given: true,
    text_language: "nl",
    fields: ["name", "birth_on", "phone", "village", "language", "call_when", "needs"],
  });
  type("Code op uw telefoon", "123 456");
  next("Vul de code in");
  expect(await screen.findByRole("heading", { name: "Uw vraag is verstuurd" })).toBeTruthy();
  expect(screen.getByText("Vóór dinsdag 8 december is het eerste gesprek.")).toBeTruthy();
  expect(localStorage.length).toBe(0);
});

test("a code that is wrong is said beside the field", async () => {
  draw({
    "POST /api/self_referrals/confirm": {
      status: 422,
      body: { code: "body.invalid", fields: { code: "wrong" } },
    },
  });
  await asFarAsCheck();
  fireEvent.click(screen.getByRole("checkbox", { name: /Ja, dit mag naar/ }));
  next("Klopt dit?");
  await screen.findByRole("heading", { name: "Vul de code in" });
  type("Code op uw telefoon", "123456");
  next("Vul de code in");
  expect((await screen.findAllByText(/Deze code klopt niet/)).length).toBeGreaterThan(0);
});

test("from twelve to fifteen the parent is asked too, on another number", async () => {
  draw({
    "POST /api/self_referral/faces": {
      body: { who_agrees: "resident_and_parent", faces: [karin] },
    },
  });
  await asFarAsWho("2013");
  expect(await screen.findByText(/Kindertelefoon: 0800-0432/)).toBeTruthy();
  type("Voornaam", "Mia");
  type("Achternaam", "Tekening");
  type("Uw telefoonnummer", "06 3333 4444");
  type("Naam van uw ouder of verzorger", "Ma Tekening");
  type("Telefoonnummer van uw ouder", "0633334444");
  next("Wie bent u?");
  expect((await screen.findAllByText(/Dit is uw eigen nummer/)).length).toBeGreaterThan(0);
  type("Telefoonnummer van uw ouder", "06 7777 8888");
  next("Wie bent u?");
  expect(
    await screen.findByRole("heading", { name: "Hoe kunnen we u veilig bellen?" }),
  ).toBeTruthy();
});

test("a secret address takes the village out of what goes along", async () => {
  const { asked } = draw();
  await asFarAsWho();
  fireEvent.click(screen.getByRole("checkbox", { name: "Mijn adres is geheim" }));
  type("Voornaam", "Mien");
  type("Achternaam", "Tekening");
  type("Uw telefoonnummer", "06 3333 4444");
  for (const [form, heading] of [
    ["Wie bent u?", "Hoe kunnen we u veilig bellen?"],
    ["Hoe kunnen we u veilig bellen?", "Wilt u er iets over zeggen?"],
    ["Wilt u er iets over zeggen?", "Mag uw huisarts dit weten?"],
    ["Mag uw huisarts dit weten?", "Klopt dit?"],
  ] as const) {
    next(form);
    await screen.findByRole("heading", { name: heading });
  }
  expect(screen.getByText(/krijgt:/).textContent).not.toContain("uw dorp");
  fireEvent.click(screen.getByRole("checkbox", { name: /Ja, dit mag naar/ }));
  next("Klopt dit?");
  await waitFor(() =>
    expect(asked.find((one) => one.address === "/api/self_referrals")?.body).toMatchObject({
      secret_address: true,
      fields: ["name", "birth_on", "phone", "language", "call_when", "needs"],
    }),
  );
});

test("where nobody can be asked it says whom to call", async () => {
  draw({ "POST /api/self_referral/faces": { body: { who_agrees: "resident", faces: [] } } });
  fireEvent.click(await screen.findByRole("button", { name: "Begin" }));
  fireEvent.click(await screen.findByRole("checkbox", { name: "Weet ik niet" }));
  next("Waar gaat het over?");
  fireEvent.click(await screen.findByRole("radio", { name: "Horst aan de Maas" }));
  type("Dag", "3");
  type("Maand", "2");
  type("Jaar", "1948");
  next("Waar woont u, en hoe oud bent u?");
  expect(await screen.findByText(/Hier is nu niemand/)).toBeTruthy();
});

test("where nobody can be asked yet, the other languages are there all the same", async () => {
  draw({ "GET /api/self_referral/places": { body: { places: [] } } });
  expect(await screen.findByText(/In uw gemeente kan dit nog niet/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "English" })).toBeTruthy();
});

test("in a language that nobody checked no yes is asked, and one that was is one tap away", async () => {
  const { asked } = draw();
  await asFarAsCheck();
  await act(() => setLanguage("ar"));
  try {
    expect(document.documentElement.dir).toBe("rtl");
    const elsewhere = await screen.findByRole("group", { name: "اقرأ هذا باللغة:" });
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getByRole("link", { name: "077 000 0000" })).toBeTruthy();
    fireEvent.click(within(elsewhere).getByRole("button", { name: "Nederlands" }));
    expect(await screen.findByRole("checkbox", { name: /Ja, dit mag naar/ })).toBeTruthy();
    expect(screen.getByText(/Mien Tekening/)).toBeTruthy();
    expect(asked.some((one) => one.address === "/api/self_referrals")).toBe(false);
  } finally {
    await act(() => setLanguage("nl"));
  }
});

test("who reads another language is called in it, unless he chooses otherwise", async () => {
  await setLanguage("pl");
  try {
    draw();
    fireEvent.click(await screen.findByRole("button", { name: "Zacznij" }));
    expect(await screen.findByRole("heading", { name: "Czego to dotyczy?" })).toBeTruthy();
    await act(() => setLanguage("nl"));
    fireEvent.click(await screen.findByRole("checkbox", { name: "Ik voel me alleen" }));
    next("Waar gaat het over?");
    await fromPlaceToWho();
    await fromWhoToCheck();
    expect(screen.getByText("geen voicemail, Pools")).toBeTruthy();
  } finally {
    await act(() => setLanguage("nl"));
  }
});
