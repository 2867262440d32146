import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { show, type ToldAnswers } from "../../testing/show";
import SessionsPage from "./sessions_page";
import SignIn from "./sign_in";

const bytes = (text: string) => new TextEncoder().encode(text).buffer;
const laptop = {
  id: "p-1",
  name: "Laptop",
  created_at: "2026-11-21T08:00:00.000Z",
  last_used_at: "2026-11-21T09:00:00.000Z",
  stopped: false,
};
const request = { challenge: "AQID", rp_id: "localhost", credential_ids: [] };
const signed = {
  rawId: bytes("id"),
  response: {
    clientDataJSON: bytes("client"),
    authenticatorData: bytes("data"),
    signature: bytes("???>>>"),
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

function signIn(answers: ToldAnswers) {
  const onSignedIn = vi.fn();
  const { asked } = show(<SignIn isReturning={false} onSignedIn={onSignedIn} />, {
    "GET /api/session": { body: { signed_in: false, demo_pages: false } },
    ...answers,
  });
  return { asked, onSignedIn };
}
function account(answers: ToldAnswers = {}) {
  return show(<SessionsPage params={{}} query={{}} />, {
    "GET /api/sessions": { body: [] },
    "GET /api/passkeys": { body: [laptop] },
    ...answers,
  }).asked;
}

test("one press signs in, and what the device says goes to the server as it is", async () => {
  get.mockResolvedValue(signed);
  const { asked, onSignedIn } = signIn({
    "POST /api/login/passkey/begin": { body: request },
    "POST /api/login/passkey": { body: { signed_in: true } },
  });
  fireEvent.click(screen.getByRole("button", { name: "Inloggen met passkey" }));
  await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  const { publicKey } = get.mock.calls[0]?.[0] ?? {};
  expect([...publicKey.challenge]).toEqual([1, 2, 3]);
  expect(publicKey.userVerification).toBe("required");
  expect(asked.at(-1)?.body).toEqual({
    credential_id: "aWQ",
    client_data: "Y2xpZW50",
    authenticator_data: "ZGF0YQ",
    signature: "Pz8_Pj4-",
    user_handle: "d2hv",
  });
});

test("who puts the device away, or has no passkey of ours, reads what to do", async () => {
  get.mockRejectedValueOnce(new DOMException("", "NotAllowedError")).mockResolvedValue(signed);
  signIn({
    "POST /api/login/passkey/begin": { body: request },
    "POST /api/login/passkey": { status: 403, body: { code: "passkey.unknown" } },
  });
  fireEvent.click(screen.getByRole("button", { name: "Inloggen met passkey" }));
  expect(await screen.findByText(/of je bent gestopt/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Inloggen met passkey" }));
  expect(await screen.findByText(/Deze passkey kennen we niet/)).toBeTruthy();
  expect(screen.getByLabelText("Wachtwoord")).toBeTruthy();
});

test("where the browser cannot, there is no such button", () => {
  vi.stubGlobal("isSecureContext", false);
  signIn({});
  expect(screen.queryByRole("button", { name: "Inloggen met passkey" })).toBeNull();
});

test("a passkey is made under a name, and stands in the list", async () => {
  create.mockResolvedValue({
    response: { clientDataJSON: bytes("client"), attestationObject: bytes("object") },
  });
  const phone = { ...laptop, id: "p-2", name: "Telefoon", last_used_at: undefined };
  const asked = account({
    "POST /api/passkeys/begin": {
      body: {
        ...request,
        rp_name: "Regio",
        user_handle: "AQ",
        user_name: "hub@voorbeeld.nl",
        user_display_name: "Hub",
        algorithms: [-7],
      },
    },
    "POST /api/passkeys": { body: [laptop, phone] },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Maak een passkey" }));
  fireEvent.input(screen.getByLabelText("Naam van de passkey"), { target: { value: "Telefoon" } });
  fireEvent.submit(screen.getByRole("form", { name: "Maak een passkey" }));
  expect(await screen.findByText("Telefoon")).toBeTruthy();
  expect(asked.at(-1)?.body).toEqual({
    name: "Telefoon",
    client_data: "Y2xpZW50",
    attestation_object: "b2JqZWN0",
  });
  const { publicKey } = create.mock.calls[0]?.[0] ?? {};
  expect(publicKey.authenticatorSelection.residentKey).toBe("required");
});

test("a passkey is removed after a second thought, but never the last way in", async () => {
  account({
    "POST /api/passkeys/{id}/remove": [
      { status: 409, body: { code: "passkey.last_way_in" } },
      { body: [] },
    ],
  });
  fireEvent.click(await screen.findByRole("button", { name: "Verwijder de passkey Laptop" }));
  const dialog = await screen.findByRole("dialog", { name: "Laptop verwijderen?" });
  const remove = () => dialog.querySelector<HTMLButtonElement>(".button-danger")?.click();
  remove();
  expect(await screen.findByText(/je laatste manier om in te loggen/)).toBeTruthy();
  remove();
  expect(await screen.findByText("Je hebt nog geen passkey.")).toBeTruthy();
});
