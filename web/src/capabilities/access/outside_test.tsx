import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { whenProvenThere } from "../../kernel/outside";
import { show } from "../../testing/show";
import HtiPage from "./hti_page";
import LaunchPage from "./launch_page";
import { OutsidePanel } from "./outside_panel";
import OutsideReturnPage from "./outside_return_page";
import SignIn from "./sign_in";

const linde = { code: "linde", organization_name: "Praktijk De Linde" };
const back = { state: "s", code: "c", iss: "https://login.linde.example" };
const goTo = vi.fn();

beforeEach(() => {
  vi.spyOn(window.location, "assign").mockImplementation(goTo);
  vi.spyOn(window.location, "replace").mockImplementation(goTo);
  goTo.mockClear();
});
afterEach(() => vi.restoreAllMocks());

test("an organisation with a login of its own has a button, and the browser goes there", async () => {
  show(<SignIn isReturning={false} onSignedIn={() => {}} />, {
    "GET /api/session": { body: { signed_in: false } },
    "GET /api/login/outside": { body: [linde] },
    "POST /api/login/outside/begin": { body: { address: "https://login.linde.example/go" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Inloggen via Praktijk De Linde" }));
  await waitFor(() => expect(goTo).toHaveBeenCalledWith("https://login.linde.example/go"));
});

test("what came back is taken out of the address, and brings in", async () => {
  history.replaceState(null, "", "/login/oidc/return?state=s&code=c");
  show(<OutsideReturnPage params={{}} query={back} />, {
    "POST /api/login/outside/return": { body: { stage: "wait", is_to_join: false } },
    "GET /api/login/outside/stage": { body: { stage: "come", is_to_join: false } },
    "POST /api/login/outside": { body: { next: "inside" } },
  });
  await waitFor(() => expect(goTo).toHaveBeenCalledWith("/"));
  expect(window.location.search).toBe("");
});

test("where one factor was asked there, our own figures come after it", async () => {
  show(<OutsideReturnPage params={{}} query={back} />, {
    "POST /api/login/outside/return": { body: { stage: "wait", is_to_join: false } },
    "GET /api/login/outside/stage": { body: { stage: "come", is_to_join: false } },
    "POST /api/login/outside": { body: { next: "code" } },
  });
  expect(await screen.findByLabelText("Code van 6 cijfers")).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
});

test("a login that is not joined says what to do", async () => {
  show(<OutsideReturnPage params={{}} query={back} />, {
    "POST /api/login/outside/return": { body: { stage: "wait", is_to_join: false } },
    "GET /api/login/outside/stage": { body: { stage: "come", is_to_join: false } },
    "POST /api/login/outside": { status: 401, body: { code: "login.outside_unknown" } },
  });
  expect(await screen.findByText(/nog niet gekoppeld aan een account hier/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Terug naar inloggen" })).toBeTruthy();
});

test("who is signed in joins it, and makes it loose after a question", async () => {
  const joined = { ...linde, id: "1", since: "2026-11-21T10:00:00.000Z" };
  show(<OutsidePanel />, {
    "GET /api/outside_identities": { body: [joined] },
    "POST /api/outside_identities/{id}/part": { body: [linde] },
  });
  fireEvent.click(
    await screen.findByRole("button", { name: "Losmaken van de login van Praktijk De Linde" }),
  );
  const sure = await screen.findByRole("dialog");
  const buttons = [...sure.querySelectorAll("button")];
  fireEvent.click(buttons.find((one) => one.textContent === "Losmaken") as HTMLButtonElement);
  expect(await screen.findByText("Niet gekoppeld")).toBeTruthy();
});

test("the system of the practice opens us, and the browser goes to its login", async () => {
  history.replaceState(null, "", "/launch/smart?iss=x&launch=y");
  const { asked } = show(<LaunchPage params={{}} query={{ iss: "x", launch: "y" }} />, {
    "POST /api/login/outside/launch": { body: { address: "https://login.linde.example/go" } },
  });
  await waitFor(() => expect(goTo).toHaveBeenCalledWith("https://login.linde.example/go"));
  expect(window.location.search).toBe("");
  expect(asked.map((one) => one.body)).toEqual([{ iss: "x", launch: "y" }]);
});

test("a system that nobody set up here is named so", async () => {
  show(<LaunchPage params={{}} query={{}} />, {
    "POST /api/login/outside/launch": { status: 404, body: { code: "record.absent" } },
  });
  expect(await screen.findByText(/kennen het systeem niet/)).toBeTruthy();
});

test("who comes with a patient goes to that page", async () => {
  show(<OutsideReturnPage params={{}} query={back} />, {
    "POST /api/login/outside/return": { body: { stage: "wait", is_to_join: false } },
    "GET /api/login/outside/stage": { body: { stage: "come", is_to_join: false } },
    "POST /api/login/outside": { body: { next: "patient" } },
  });
  await waitFor(() => expect(goTo).toHaveBeenCalledWith("/geopend"));
});

test("a posted launch goes on to the patient", async () => {
  show(<HtiPage params={{}} query={{}} />, {
    "POST /api/login/outside": { body: { next: "patient" } },
  });
  await waitFor(() => expect(goTo).toHaveBeenCalledWith("/geopend"));
});

test("a posted launch that is waited for says whose login it is before it is joined", async () => {
  show(<HtiPage params={{}} query={{}} />, {
    "POST /api/login/outside": { body: { next: "join" } },
    "GET /api/login/outside/stage": {
      body: {
        stage: "come",
        is_to_join: true,
        subject: "Practitioner/hub",
        organization_name: linde.organization_name,
      },
    },
    "POST /api/outside_identities": { body: [] },
  });
  expect(await screen.findByText("Practitioner/hub")).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Ja, koppel deze login" }));
  await waitFor(() => expect(goTo).toHaveBeenCalledWith("/geopend"));
});

test.each([
  ["login.outside_unknown", 401, /nog niet gekoppeld aan een account hier/],
  ["login.somebody_else", 409, /nog een ander account ingelogd/],
  ["login.refused", 401, /Open de patiënt opnieuw vanuit je eigen systeem/],
])("a posted launch that is refused with %s says what to do", async (code, status, words) => {
  show(<HtiPage params={{}} query={{}} />, {
    "POST /api/login/outside": { status, body: { code } },
  });
  expect(await screen.findByText(words)).toBeTruthy();
});

test("a login that opens us itself is joined by opening a patient there", async () => {
  show(<OutsidePanel />, {
    "GET /api/outside_identities": { body: [{ ...linde, id: null }] },
    "POST /api/outside_identities/begin": { body: { address: "" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Koppel de login/ }));
  expect(await screen.findByText(/Open nu in je eigen systeem een patiënt/)).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
});

const invited = {
  "POST /api/login/outside/return": {
    body: { stage: "wait", is_to_join: false, is_invited: true },
  },
  "GET /api/login/outside/stage": { body: { stage: "come", is_to_join: false, is_invited: true } },
};

test("who was invited, and for whose address nobody vouches, reads figures to who invited", async () => {
  show(<OutsideReturnPage params={{}} query={back} />, {
    ...invited,
    "POST /api/account_invitation/arrival": {
      body: { next: "confirm", figures: "123456", invited_by_name: "Hub Voorbeeld" },
    },
  });
  expect(await screen.findByText("123 456")).toBeTruthy();
  expect(screen.getByText(/Bel Hub Voorbeeld/)).toBeTruthy();
  expect(goTo).not.toHaveBeenCalled();
});

test("who was invited on another address hears so", async () => {
  show(<OutsideReturnPage params={{}} query={back} />, {
    ...invited,
    "POST /api/account_invitation/arrival": {
      status: 409,
      body: { code: "account_invitation.other_address" },
    },
  });
  expect(await screen.findByText(/een ander mailadres dan de uitnodiging/)).toBeTruthy();
});

test("who comes in there tells the other windows of this browser", async () => {
  const told = vi.fn();
  const stop = whenProvenThere(told);
  show(<OutsideReturnPage params={{}} query={back} />, {
    ...invited,
    "POST /api/account_invitation/arrival": {
      body: { next: "inside", figures: "", invited_by_name: "" },
    },
  });
  await waitFor(() => expect(told).toHaveBeenCalled());
  stop();
});
