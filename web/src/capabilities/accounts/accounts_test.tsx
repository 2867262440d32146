import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import decodeQR from "qr/decode.js";
import { expect, test, vi } from "vitest";
import { show, type ToldAnswers } from "../../testing/show";
import { SignedIn } from "../../testing/signed_in";
import { bram, karinHere } from "../../testing/team_told";
import { karin } from "../../testing/worker_told";
import EntryPage from "./entry_page";
import PeoplePage from "./people_page";

const invitation = {
  id: "i-1",
  purpose: "welcome",
  name: "Sanne Splinternieuw",
  email: "sanne@linde.example",
  role: "assistant",
  state: "open",
  invited_by_name: "Hub Voorbeeld",
  sent_at: "2026-11-21T09:00:00.000Z",
  expires_at: "2026-11-24T09:00:00.000Z",
};
const sent = { ...invitation, code: "012345" };
const hub = { ...karinHere, name: "Hub Voorbeeld", role: "gp" };
const femke = { ...bram, name: "Femke Oefening", role: "assistant", successors: [] };
const view = {
  team: {
    organization_name: "Praktijk De Denkbeeldige Linde",
    people: [femke, hub],
    substitute_days_max: 14,
  },
  roles: ["gp", "practice_nurse", "assistant", "manager"],
  invitations: [],
  locums: [],
  locum_days_max: 31,
};

function drawPeople(answers: ToldAnswers = {}) {
  return show(
    <SignedIn>
      <PeoplePage params={{}} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: { ...karin, organization_kind: "gp_practice" } },
      "GET /api/colleagues": { body: view },
      ...answers,
    },
  ).asked;
}
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

async function fillInvitation() {
  fireEvent.click(await button("Nodig een collega uit"));
  type("Voornaam en achternaam", "Sanne Splinternieuw");
  fireEvent.change(screen.getByLabelText("Welk werk?"), { target: { value: "assistant" } });
  type("E-mailadres van het werk", "sanne@linde.example");
  fireEvent.submit(screen.getByRole("form", { name: "Nodig een collega uit" }));
}

const theList = [
  "Naam;Werk;Mail",
  '"Verzonnen, Teun";Praktijkassistent;teun@linde.example',
  "vera@linde.example;Vera Voorbeeld",
].join("\n");

async function pasteTheList() {
  fireEvent.click(await button("Nodig een heel team uit"));
  fireEvent.input(await screen.findByLabelText("De lijst"), { target: { value: theList } });
  fireEvent.click(await button("Kijk na"));
  await screen.findByRole("heading", { name: "Klopt dit? 2 collega's" });
}

test("a pasted list is looked over, what is missing is chosen, and all codes are shown once", async () => {
  const asked = drawPeople({
    "POST /api/account_invitation_lists": {
      status: 201,
      body: { sent: [sent, { ...sent, id: "i-2", name: "Vera Voorbeeld", code: "987654" }] },
    },
  });
  await pasteTheList();
  fireEvent.click(await button("Verstuur 2 uitnodigingen"));
  expect(await screen.findByText("Kies het werk.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Werk van Vera Voorbeeld"), {
    target: { value: "manager" },
  });
  fireEvent.click(await button("Verstuur 2 uitnodigingen"));
  expect(await screen.findByText("987 654")).toBeTruthy();
  const list = asked.find(({ address }) => address.endsWith("/account_invitation_lists"));
  expect(list?.body).toEqual({
    people: [
      { name: "Verzonnen, Teun", role: "assistant", email: "teun@linde.example" },
      { name: "Vera Voorbeeld", role: "manager", email: "vera@linde.example" },
    ],
  });
  fireEvent.click(await button("Ik heb de codes"));
  await waitFor(() => expect(screen.queryByText("987 654")).toBeNull());
});

test("a row that cannot be is told at the row, and nobody was invited", async () => {
  drawPeople({
    "POST /api/account_invitation_lists": {
      status: 422,
      body: { code: "body.invalid", fields: { "people.0.email": "works_here" } },
    },
  });
  await pasteTheList();
  fireEvent.change(screen.getByLabelText("Werk van Vera Voorbeeld"), {
    target: { value: "manager" },
  });
  fireEvent.click(await button("Verstuur 2 uitnodigingen"));
  expect(await screen.findByText(/Niemand is uitgenodigd/)).toBeTruthy();
  expect(screen.getByText("Deze collega werkt hier al.")).toBeTruthy();
});

test("who is alone reads what to do first, and who has colleagues does not", async () => {
  drawPeople({
    "GET /api/colleagues": { body: { ...view, team: { ...view.team, people: [hub] } } },
  });
  expect(await screen.findByRole("heading", { name: "Je bent hier nog alleen" })).toBeTruthy();
  cleanup();
  drawPeople();
  await screen.findByText("Femke Oefening");
  expect(screen.queryByRole("heading", { name: "Je bent hier nog alleen" })).toBeNull();
});

test("a colleague is invited, and the code is told once, by mouth", async () => {
  const asked = drawPeople({ "POST /api/account_invitations": { body: sent } });
  await fillInvitation();
  expect(await screen.findByText("012 345")).toBeTruthy();
  await waitFor(() =>
    expect(document.activeElement?.textContent).toBe("Vertel Sanne Splinternieuw deze code"),
  );
  expect(asked.find((one) => one.address === "/api/account_invitations")?.body).toEqual({
    name: "Sanne Splinternieuw",
    role: "assistant",
    email: "sanne@linde.example",
  });
  fireEvent.click(await button("Ik heb de code"));
  expect(screen.queryByText("012 345")).toBeNull();
});

test("two at the same moment: who was second is told at the address", async () => {
  drawPeople({
    "POST /api/account_invitations": { status: 409, body: { code: "row.conflict" } },
  });
  await fillInvitation();
  expect((await screen.findAllByText(/Dit adres is al uitgenodigd/)).length).toBeGreaterThan(0);
});

test("too many in an hour is said, and what was typed stays", async () => {
  drawPeople({
    "POST /api/account_invitations": { status: 429, body: { code: "limit.invite" } },
  });
  await fillInvitation();
  expect(await screen.findByText(/Probeer het over een uur/)).toBeTruthy();
  expect(screen.getByLabelText("E-mailadres van het werk")).toHaveProperty(
    "value",
    "sanne@linde.example",
  );
});

test("who is not in yet stands above, expired is shown, and it can be sent again or withdrawn", async () => {
  const asked = drawPeople({
    "GET /api/colleagues": {
      body: { ...view, invitations: [{ ...invitation, state: "expired" }] },
    },
    "POST /api/account_invitations/{id}/again": { body: sent },
    "POST /api/account_invitations/{id}/withdraw": { status: 204 },
  });
  expect(await screen.findByText("Verlopen")).toBeTruthy();
  fireEvent.click(await button("Stuur opnieuw aan Sanne Splinternieuw"));
  expect(await screen.findByText("012 345")).toBeTruthy();
  fireEvent.click(await button("Trek in: uitnodiging van Sanne Splinternieuw"));
  await waitFor(() => expect(asked.some((one) => one.address.endsWith("/withdraw"))).toBe(true));
});

test("access is given anew only to who was seen or heard, and never to oneself", async () => {
  const asked = drawPeople({ "POST /api/accounts/{id}/renew": { body: sent } });
  fireEvent.click(await button("Nieuwe toegang voor Femke Oefening"));
  expect(screen.queryByRole("button", { name: "Nieuwe toegang voor Hub Voorbeeld" })).toBeNull();
  fireEvent.click(await button("Geef nieuwe toegang"));
  expect((await screen.findAllByText(/Zie of spreek eerst/)).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByLabelText(/zelf gezien of gesproken/));
  fireEvent.click(await button("Geef nieuwe toegang"));
  expect(await screen.findByText("012 345")).toBeTruthy();
  expect(asked.find((one) => one.address.endsWith("/renew"))?.body).toEqual({
    identity_checked: true,
  });
});

test("a locum is invited with a first and a last day", async () => {
  const asked = drawPeople({
    "GET /api/colleagues": { body: { ...view, roles: [...view.roles, "locum"] } },
    "POST /api/account_invitations": { body: sent },
  });
  fireEvent.click(await button("Nodig een collega uit"));
  type("Voornaam en achternaam", "Wanda Waarnemer");
  expect(screen.queryByLabelText(/Laatste dag/)).toBeNull();
  fireEvent.change(screen.getByLabelText("Welk werk?"), { target: { value: "locum" } });
  expect(screen.getByText(/hoogstens 31 dagen/)).toBeTruthy();
  type(/Eerste dag/, "2026-11-24");
  type(/Laatste dag/, "2026-12-04");
  type("E-mailadres van het werk", "wanda@linde.example");
  fireEvent.submit(screen.getByRole("form", { name: "Nodig een collega uit" }));
  expect(await screen.findByText("012 345")).toBeTruthy();
  expect(asked.find((one) => one.address === "/api/account_invitations")?.body).toEqual({
    name: "Wanda Waarnemer",
    role: "locum",
    email: "wanda@linde.example",
    from_on: "2026-11-24",
    until_on: "2026-12-04",
  });
});

test("of a locum stands until when and who answers; longer and over are one press each", async () => {
  const wanda = { ...femke, name: "Wanda Waarnemer", role: "locum" };
  const period = {
    account_id: wanda.account_id,
    from_on: "2026-11-20",
    until_on: "2026-11-27",
    state: "now",
    responsible_name: "Hub Voorbeeld",
  };
  const body = {
    ...view,
    roles: [...view.roles, "locum"],
    team: { ...view.team, people: [wanda, hub] },
    locums: [period],
  };
  const asked = drawPeople({
    "GET /api/colleagues": { body },
    "POST /api/locums/{id}/renew": { status: 204 },
    "POST /api/locums/{id}/end": { status: 204 },
  });
  expect(await screen.findByText(/Werkt hier tot en met .*Verantwoordelijk: Hub/)).toBeTruthy();
  fireEvent.click(await button("Verleng de waarneming van Wanda Waarnemer"));
  await waitFor(() => expect(asked.some((one) => one.address.endsWith("/renew"))).toBe(true));
  fireEvent.click(await button("Stop waarneming van Wanda Waarnemer"));
  await waitFor(() => expect(asked.some((one) => one.address.endsWith("/end"))).toBe(true));
});

test("who lets nobody in as a locum can end it and not make it longer", async () => {
  const wanda = { ...femke, name: "Wanda Waarnemer", role: "locum" };
  const locums = [
    {
      account_id: wanda.account_id,
      from_on: "2026-11-20",
      until_on: "2026-11-27",
      state: "now",
      responsible_name: "Hub Voorbeeld",
    },
  ];
  drawPeople({
    "GET /api/colleagues": {
      body: { ...view, roles: ["assistant"], team: { ...view.team, people: [wanda] }, locums },
    },
  });
  expect(await button("Stop waarneming van Wanda Waarnemer")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Verleng/ })).toBeNull();
});

test("access is ended at once, and somebody goes on with the work", async () => {
  const second = { ...femke, account_id: "0a-2", name: "Sanne Splinternieuw" };
  const body = {
    ...view,
    team: { ...view.team, people: [{ ...femke, successors: ["0a-2"] }, second, hub] },
  };
  const asked = drawPeople({
    "GET /api/colleagues": { body },
    "POST /api/accounts/{id}/end": { body: body.team },
  });
  fireEvent.click(await button("Stop toegang nu van Femke Oefening"));
  expect(screen.queryByRole("button", { name: "Stop toegang nu van Hub Voorbeeld" })).toBeNull();
  expect(await screen.findByText(/is meteen overal uitgelogd/)).toBeTruthy();
  fireEvent.click(await button("Stop de toegang"));
  await waitFor(() =>
    expect(asked.find((one) => one.address.endsWith("/end"))?.body).toEqual({
      successor_account_id: "0a-2",
    }),
  );
});

test("a last working day is offered only to who may note it", async () => {
  drawPeople({
    "GET /api/colleagues": {
      body: { ...view, team: { ...view.team, people: [{ ...femke, may_let_go: false }, hub] } },
    },
  });
  expect(await button(/Gaat weg: noteer de laatste werkdag van Hub/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /laatste werkdag van Femke/ })).toBeNull();
});

test("who gives no roles sees the people and changes nothing", async () => {
  drawPeople({ "GET /api/colleagues": { body: { ...view, roles: [] } } });
  expect(await screen.findByText("Femke Oefening")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

// ---- coming in ----

const greeting = {
  state: "open",
  purpose: "welcome",
  organization_name: "Praktijk De Denkbeeldige Linde",
  invited_by_name: "Hub Voorbeeld",
  expires_at: "2026-11-24T09:00:00.000Z",
};
const pairing = {
  name: "Sanne Splinternieuw",
  email: "sanne@linde.example",
  role: "assistant",
  key: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
  address:
    "otpauth://totp/Noord-Limburg:sanne%40linde.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Noord-Limburg",
};

function drawEntry(answers: ToldAnswers = {}) {
  return show(<EntryPage params={{ token: "a-token" }} query={{}} />, {
    "POST /api/account_invitation/look": { body: greeting },
    "POST /api/account_invitation/pair": { body: pairing },
    ...answers,
  }).asked;
}
async function toPassword() {
  await screen.findByRole("heading", { name: "Welkom bij Praktijk De Denkbeeldige Linde" });
  type("Code van 6 cijfers", "012 345");
  fireEvent.submit(screen.getByRole("form", { name: "Kom binnen" }));
  await screen.findByRole("heading", { name: "Kies een wachtwoord" });
}
async function toPairing(password = "zeven grijze kippen op zolder") {
  type("Nieuw wachtwoord", password);
  fireEvent.submit(screen.getByRole("form", { name: "Kies een wachtwoord" }));
  await screen.findByRole("heading", { name: "Koppel je telefoon" });
}
function giveFigures() {
  type("Code in de app", "123 456");
  fireEvent.submit(screen.getByRole("form", { name: "Koppel je telefoon" }));
}

test("code, password, phone: and in", async () => {
  const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
  const asked = drawEntry({
    "POST /api/account_invitation/accept": { body: { name: "Sanne", begins_on: "" } },
  });
  await toPassword();
  type("Nieuw wachtwoord", "te kort");
  fireEvent.submit(screen.getByRole("form", { name: "Kies een wachtwoord" }));
  expect((await screen.findAllByText(/Neem minstens 15 tekens/)).length).toBeGreaterThan(0);
  await toPairing();
  expect(screen.getByText("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")).toBeTruthy();
  giveFigures();
  await waitFor(() => expect(assign).toHaveBeenCalledWith("/"));
  expect(asked.at(-1)?.body).toEqual({
    token: "a-token",
    code: "012345",
    password: "zeven grijze kippen op zolder",
    figures: "123456",
  });
  assign.mockRestore();
});

test("a password that the server refuses is chosen again", async () => {
  drawEntry({
    "POST /api/account_invitation/accept": {
      status: 422,
      body: { code: "body.invalid", fields: { password: "too_common" } },
    },
  });
  await toPassword();
  await toPairing("welkomwelkomwelkom");
  giveFigures();
  await screen.findByRole("heading", { name: "Kies een wachtwoord" });
  expect((await screen.findAllByText(/Dit kiezen veel mensen/)).length).toBeGreaterThan(0);
});

test("what the camera reads is what the app needs, and nothing was asked of anybody for it", async () => {
  const asked = drawEntry();
  await toPassword();
  await toPairing();
  const svg = screen.getByRole("img", { name: /QR-code/ });
  expect(read(svg)).toBe(pairing.address);
  expect(asked.every((one) => one.address.startsWith("/api/account_invitation/"))).toBe(true);
});

test("where the organisation has a login of its own, nothing is chosen here", async () => {
  const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
  const asked = drawEntry({
    "POST /api/account_invitation/pair": {
      body: { ...pairing, has_own_login: true, is_own_login_only: true, help: "Bel 0512 00 00 00" },
    },
    "POST /api/account_invitation/login": { body: { address: "https://login.linde.example/go" } },
  });
  await screen.findByRole("heading", { name: /^Welkom bij/ });
  type("Code van 6 cijfers", "012 345");
  fireEvent.submit(screen.getByRole("form", { name: "Kom binnen" }));
  const there = "Log in bij Praktijk De Denkbeeldige Linde";
  await screen.findByRole("heading", { name: there });
  expect(screen.queryByRole("button", { name: "Liever een wachtwoord voor hier" })).toBeNull();
  expect(screen.getByText("Lukt het niet? Bel 0512 00 00 00")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: there }));
  await waitFor(() => expect(assign).toHaveBeenCalledWith("https://login.linde.example/go"));
  expect(asked.at(-1)?.body).toEqual({ token: "a-token", code: "012345" });
  assign.mockRestore();
});

test("where a password may be chosen as well, who wants that does so", async () => {
  drawEntry({
    "POST /api/account_invitation/pair": { body: { ...pairing, has_own_login: true } },
  });
  await screen.findByRole("heading", { name: /^Welkom bij/ });
  type("Code van 6 cijfers", "012 345");
  fireEvent.submit(screen.getByRole("form", { name: "Kom binnen" }));
  fireEvent.click(await screen.findByRole("button", { name: "Liever een wachtwoord voor hier" }));
  expect(await screen.findByRole("heading", { name: "Kies een wachtwoord" })).toBeTruthy();
});

/** The squares of the path as pixels, and what a reader makes of them. */
function read(svg: Element): string {
  const size = Number(svg.getAttribute("viewBox")?.split(" ")[3]);
  const scale = 4;
  const side = size * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of svg
    .querySelector("path")
    ?.getAttribute("d")
    ?.matchAll(/M(\d+) (\d+)/g) ?? []) {
    for (let dy = 0; dy < scale; dy++) {
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
    }
  }
  return decodeQR({ width: side, height: side, data });
}

test("a wrong code, and too many of them", async () => {
  drawEntry({
    "POST /api/account_invitation/pair": [
      { status: 422, body: { code: "body.invalid", fields: { code: "wrong" } } },
      { status: 429, body: { code: "login.wait" } },
    ],
  });
  await screen.findByLabelText("Code van 6 cijfers");
  type("Code van 6 cijfers", "999999");
  fireEvent.submit(screen.getByRole("form", { name: "Kom binnen" }));
  expect((await screen.findAllByText(/Vraag Hub Voorbeeld om de code/)).length).toBeGreaterThan(0);
  fireEvent.submit(screen.getByRole("form", { name: "Kom binnen" }));
  expect((await screen.findAllByText(/Dit ging te vaak mis/)).length).toBeGreaterThan(0);
});

test.each([
  ["accepted", /Log in met je wachtwoord/],
  ["expired", /De link is verlopen/],
  ["guessed", /te vaak een verkeerde code/],
  ["withdrawn", /De uitnodiging is ingetrokken/],
])("a link that is %s says so", async (state, words) => {
  drawEntry({ "POST /api/account_invitation/look": { body: { ...greeting, state } } });
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByLabelText("Code van 6 cijfers")).toBeNull();
});

test("whose address has an account elsewhere hears so behind the code, and what to do", async () => {
  drawEntry({
    "POST /api/account_invitation/look": { body: greeting },
    "POST /api/account_invitation/pair": {
      status: 409,
      body: { code: "account_invitation.address_in_use" },
    },
  });
  await screen.findByLabelText("Code van 6 cijfers");
  type("Code van 6 cijfers", "123456");
  fireEvent.submit(screen.getByRole("form", { name: "Kom binnen" }));
  expect(await screen.findByRole("heading", { name: "Neem een ander mailadres" })).toBeTruthy();
  expect(screen.getByText(/Vraag Hub Voorbeeld om een uitnodiging/)).toBeTruthy();
});

test("a link that was never given out says where to ask", async () => {
  drawEntry({
    "POST /api/account_invitation/look": { status: 404, body: { code: "record.absent" } },
  });
  expect(await screen.findByText(/een nieuwe link gestuurd/)).toBeTruthy();
});
