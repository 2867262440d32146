import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LinkGreeting, OwnLogin, OwnSession } from "../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../testing/show";
import OwnPage from "../passkeys/own_page";
import MyLoginsPart from "./my_logins";
import ReturnPage from "./return_page";

const greeting: LinkGreeting = {
  kind: "status",
  state: "open",
  organization_name: "Praktijk De Linde",
  organization_phone: "",
  out_of_hours_phone: "",
  ends_on: "2027-11-23",
  signed_in: true,
  code_checked: true,
  language: "",
};
const off: OwnLogin = { code: "digid", name: "DigiD" };
const on: OwnLogin = { ...off, id: "i-1", since: "2026-11-01T10:00:00.000Z" };
const here: OwnSession = {
  id: "s-1",
  device: "phone firefox",
  since: "2026-11-23T10:00:00.000Z",
  last_seen_at: "2026-11-23T10:00:00.000Z",
  level: "code",
  here: true,
};
const elsewhere: OwnSession = { ...here, id: "s-2", device: "", level: "substantial", here: false };

const assign = vi.fn();
const replace = vi.fn();

beforeEach(() => {
  vi.spyOn(window.location, "assign").mockImplementation(assign);
  vi.spyOn(window.location, "replace").mockImplementation(replace);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.clearAllMocks();
});

async function press(name: string | RegExp) {
  fireEvent.click(await screen.findByRole("button", { name }));
}

function part(logins: OwnLogin[], answers: ToldAnswers = {}) {
  return show(<MyLoginsPart greeting={greeting} />, {
    "GET /api/my/logins": { body: { can_keep: true, logins } },
    "GET /api/my/sessions": { body: [here, elsewhere] },
    ...answers,
  });
}

test("turning it on leaves for the login, and says what is not kept", async () => {
  part([off], { "POST /api/my/logins/begin": { body: { address: "https://digid.example/a" } } });
  expect(await screen.findByText(/Uw burgerservicenummer bewaren wij niet/)).toBeTruthy();
  expect(screen.getByText(/Dit geldt voor uw bladzijde bij Praktijk De Linde/)).toBeTruthy();
  await press("Zet inloggen met DigiD aan");
  await waitFor(() => expect(assign).toHaveBeenCalledWith("https://digid.example/a"));
});

test("turned on, it says how to come back, and is asked before it is turned off", async () => {
  const { asked } = part([on], {
    "POST /api/my/logins/{id}/remove": { body: { can_keep: true, logins: [off] } },
  });
  expect(await screen.findByText(/^De volgende keer gaat u naar .*\/mijn en kiest u/)).toBeTruthy();
  await press("Zet uit: inloggen met DigiD");
  expect(await screen.findByText(/De link uit uw bericht blijft werken/)).toBeTruthy();
  const buttons = screen.getAllByRole("button", { name: "Zet uit: inloggen met DigiD" });
  fireEvent.click(buttons.at(-1) as HTMLElement);
  expect(await screen.findByText("Uitgezet.")).toBeTruthy();
  expect(asked.some((one) => one.address === "/api/my/logins/i-1/remove")).toBe(true);
});

test("where the page is open is seen with how she came in, and closed", async () => {
  const { asked } = part([], { "POST /api/my/sessions/{id}/end": { body: [here] } });
  expect(await screen.findByText(/met een login/)).toBeTruthy();
  expect(screen.getByText(/met een code/)).toBeTruthy();
  await press(/^Sluit uw bladzijde op Apparaat/);
  expect(await screen.findByText("Gesloten.")).toBeTruthy();
  expect(screen.queryByText(/met een login/)).toBeNull();
  expect(asked.some((one) => one.address === "/api/my/sessions/s-2/end")).toBe(true);
});

test("at the door there is a button for each login, and none where there is none", async () => {
  const { asked } = show(<OwnPage params={{}} query={{}} />, {
    "GET /api/my/greeting": { status: 401, body: { code: "session.none" } },
    "GET /api/link/outside": { body: [{ code: "digid", organization_name: "DigiD" }] },
    "POST /api/link/outside/begin": { body: { address: "https://digid.example/b" } },
  });
  await press("Log in met DigiD");
  await waitFor(() => expect(assign).toHaveBeenCalledWith("https://digid.example/b"));
  expect(asked.some((one) => one.address === "/api/link/outside/begin")).toBe(true);
});

function comesBack(answers: ToldAnswers, isToJoin = false) {
  return show(<ReturnPage params={{}} query={{ state: "s", code: "c" }} />, {
    "POST /api/link/outside/return": { body: { stage: "wait", is_to_join: isToJoin } },
    "GET /api/link/outside/stage": { body: { stage: "come", is_to_join: isToJoin } },
    ...answers,
  });
}

test("who has one page is led to it; who joined it goes back to where that stands", async () => {
  comesBack({ "POST /api/link/outside": { body: { greeting, pages: [] } } });
  await waitFor(() => expect(replace).toHaveBeenCalledWith("/mijn"));
  comesBack({ "POST /api/my/logins": { body: { can_keep: true, logins: [on] } } }, true);
  await waitFor(() => expect(replace).toHaveBeenCalledWith("/mijn/inloggen"));
});

test("who has several chooses one of them", async () => {
  const pages = [
    { page: "p-1", organization_name: "Praktijk De Linde" },
    { page: "p-2", organization_name: "Welzijn De Brug" },
  ];
  const { asked } = comesBack({ "POST /api/link/outside": { body: { pages } } });
  expect(await screen.findByText(/Alleen u ziet ze hier bij elkaar/)).toBeTruthy();
  await press("Welzijn De Brug");
  await waitFor(() =>
    expect(asked.filter((one) => one.address === "/api/link/outside")).toHaveLength(2),
  );
});

test("a level that is too low says what to do", async () => {
  comesBack({
    "POST /api/link/outside": { status: 401, body: { code: "login.level_too_low" } },
  });
  expect(await screen.findByText(/kies daar een sterkere manier/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Terug" }).getAttribute("href")).toBe("/mijn");
});
