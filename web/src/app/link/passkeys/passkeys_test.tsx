import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LinkGreeting } from "../../../kernel/api_types";
import { show, type ToldAnswers, times } from "../../../testing/show";
import MyPasskeysPart from "./my_passkeys";
import OwnPage from "./own_page";
import Proof from "./proof";

const greeting: LinkGreeting = {
  kind: "passkey",
  state: "open",
  organization_name: "Praktijk De Denkbeeldige Linde",
  organization_phone: "077 000 0001",
  out_of_hours_phone: "",
  ends_on: "2027-11-22",
  signed_in: true,
  code_checked: true,
  language: "",
};
const phone = {
  id: "p-1",
  name: "phone firefox",
  created_at: "2026-11-21T08:00:00.000Z",
  last_used_at: null,
  stopped: false,
};
const none = { can_keep: true, passkeys: [] };
const bytes = (text: string) => new TextEncoder().encode(text).buffer;
const request = { challenge: "AQID", rp_id: "localhost", credential_ids: [] };
const toMake = { ...request, user_handle: "AQID", user_name: "Linde", algorithms: [-7] };
const made = {
  rawId: bytes("id"),
  response: { clientDataJSON: bytes("client"), attestationObject: bytes("object") },
};
const signed = {
  rawId: bytes("id"),
  response: {
    clientDataJSON: bytes("client"),
    authenticatorData: bytes("data"),
    signature: bytes("signature"),
    userHandle: bytes("who"),
  },
};
const get = vi.fn();
const create = vi.fn();

beforeEach(() => {
  vi.stubGlobal("PublicKeyCredential", class {});
  vi.stubGlobal("isSecureContext", true);
  Object.defineProperty(navigator, "credentials", { value: { get, create }, configurable: true });
  get.mockReset();
  create.mockReset();
});
afterEach(() => vi.unstubAllGlobals());

const part = (answers: ToldAnswers) => show(<MyPasskeysPart greeting={greeting} />, answers).asked;
const door = (answers: ToldAnswers) =>
  show(<OwnPage params={{}} query={{}} />, {
    "GET /api/my/greeting": { status: 401, body: { code: "session.none" } },
    ...answers,
  }).asked;
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole("button", { name }));

test("one press keeps it, and says where to come back", async () => {
  create.mockResolvedValue(made);
  const asked = part({
    "GET /api/my/passkeys": { body: none },
    "POST /api/my/passkeys/begin": { body: toMake },
    "POST /api/my/passkeys": { body: { can_keep: true, passkeys: [phone] } },
  });
  await screen.findByText(/Kan iemand anders dit apparaat ook openen/);
  const button = await screen.findByRole("button", { name: "Bewaar op dit apparaat" });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(await screen.findByText(/\/mijn en druk op de knop/)).toBeTruthy();
  expect(screen.getByText("Telefoon, Firefox")).toBeTruthy();
  expect(times(asked, "/api/my/passkeys")).toBe(1);
});

test("a device that has it already, and who stops, are told so", async () => {
  create.mockRejectedValueOnce(new DOMException("", "InvalidStateError"));
  create.mockRejectedValueOnce(new DOMException("", "NotAllowedError"));
  part({
    "GET /api/my/passkeys": { body: none },
    "POST /api/my/passkeys/begin": { body: toMake },
  });
  await press("Bewaar op dit apparaat");
  expect(await screen.findByText("Op dit apparaat is het al bewaard.")).toBeTruthy();
  await press("Bewaar op dit apparaat");
  expect(await screen.findByText(/Het is niet gelukt, of u bent gestopt/)).toBeTruthy();
});

test("on the page of a child, or on a device that cannot, there is no button", async () => {
  part({ "GET /api/my/passkeys": { body: { can_keep: false, passkeys: [] } } });
  expect(await screen.findByText(/vanaf 16 jaar/)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("what is removed is asked first, and gone after it", async () => {
  const asked = part({
    "GET /api/my/passkeys": { body: { can_keep: true, passkeys: [phone] } },
    "POST /api/my/passkeys/{id}/remove": { body: none },
  });
  await press(/^Verwijder Telefoon, Firefox, sinds/);
  expect(await screen.findByText(/De link uit uw bericht blijft werken/)).toBeTruthy();
  await press("Verwijder");
  expect(await screen.findByText("Verwijderd.")).toBeTruthy();
  expect(screen.queryByText("Telefoon, Firefox")).toBeNull();
  expect(asked.at(-1)?.address).toBe("/api/my/passkeys/p-1/remove");
});

test("at the door a finger opens the page; what opens nothing any more says what to do", async () => {
  get.mockResolvedValue(signed);
  const asked = door({
    "POST /api/link/passkey/begin": { body: request },
    "POST /api/link/passkey": { status: 403, body: { code: "passkey.unknown" } },
  });
  expect(await screen.findByRole("link", { name: "Ik heb een code op papier" })).toBeTruthy();
  await press("Open met vinger of gezicht");
  expect(await screen.findByText(/Dit opent geen bladzijde meer/)).toBeTruthy();
  expect(asked.some((one) => one.address === "/api/my/page")).toBe(false);
});

test("behind the door the own page is drawn, with the way out", async () => {
  get.mockResolvedValue(signed);
  const asked = door({
    "POST /api/link/passkey/begin": { body: request },
    "POST /api/link/passkey": { body: greeting },
    "GET /api/my/page": { status: 500, body: { code: "server.fault" } },
  });
  await press("Open met vinger of gezicht");
  expect(await screen.findByRole("button", { name: "Sluit deze bladzijde" })).toBeTruthy();
  await waitFor(() => expect(asked.at(-1)?.address).toBe("/api/my/page"));
});

test("a proof is a code behind a link, and a finger without one", async () => {
  history.replaceState(null, "", "/l/a-token-of-length/meelezen");
  const onDone = vi.fn();
  show(<Proof onDone={onDone} />, {
    "POST /api/link/code": { body: { to: "•••• 12" } },
    "POST /api/link/verify": { body: greeting },
  });
  await press("Stuur mij een code");
  fireEvent.input(await screen.findByRole("textbox", { name: "Code" }), {
    target: { value: "123456" },
  });
  await press("Verder");
  await waitFor(() => expect(onDone).toHaveBeenCalledWith(true));
});

test("without a link the proof is a finger", async () => {
  history.replaceState(null, "", "/mijn");
  get.mockResolvedValue(signed);
  const onDone = vi.fn();
  show(<Proof onDone={onDone} />, {
    "POST /api/link/passkey/begin": { body: request },
    "POST /api/link/passkey": { body: greeting },
  });
  await press("Open met vinger of gezicht");
  await waitFor(() => expect(onDone).toHaveBeenCalledWith(true));
});
