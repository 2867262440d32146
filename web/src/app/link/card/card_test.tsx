import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LinkGreeting, MyFace, MyPage } from "../../../kernel/api_types";
import { setLanguage } from "../../../kernel/words";
import { show, type ToldAnswers } from "../../../testing/show";
import LinkPage from "../link_page";
import TypeCodePage from "./type_code_page";

const greeting: LinkGreeting = {
  kind: "card",
  state: "open",
  organization_name: "Praktijk De Denkbeeldige Linde",
  organization_phone: "077 000 0001",
  out_of_hours_phone: "",
  ends_on: "2027-01-16",
  signed_in: true,
  code_checked: false,
  language: "",
};
const card = { version: 1, practice_name: greeting.organization_name, tells_practice: false };
const karin: MyFace = {
  face_id: "018f0000-0000-7000-8000-00000000c001",
  name: "Karin Schets",
  organization_name: "Denkbeeld Welzijn",
  target: "welfare_coach",
  about: "",
  wait_weeks: 2,
  fields: ["name", "phone", "village", "needs", "sentence"],
};
const empty: MyPage = {
  first_name: "Lies",
  practice_name: greeting.organization_name,
  practice_phone: "077 000 0001",
  referrals: [],
  lent: [],
  comes_as: "",
  matters: [],
};
const draw = (answers: ToldAnswers) =>
  show(<LinkPage params={{ token: "a-token-of-length" }} query={{}} />, {
    "GET /api/my/card": { body: card },
    "GET /api/urgent_numbers": { body: { numbers: [] } },
    ...answers,
  });

beforeEach(() => history.replaceState(null, "", "/l/a-token-of-length"));
afterEach(() => setLanguage("nl"));

test("the code of a card leads to its link", async () => {
  history.replaceState(null, "", "/kaart");
  const { asked } = show(<TypeCodePage params={{}} query={{}} />, {
    "POST /api/link/card": { body: { token: "a-token-of-length" } },
  });
  fireEvent.input(await screen.findByLabelText(/Code van de kaart/), {
    target: { value: " k7m 4q9 xtv " },
  });
  fireEvent.click(screen.getByRole("button", { name: "Ga verder" }));
  await waitFor(() => expect(location.pathname).toBe("/l/a-token-of-length"));
  expect(asked.at(-1)?.body).toEqual({ code: "k7m 4q9 xtv" });
});

test("a code that nobody knows is said beside the field, and guessing is told to wait", async () => {
  show(<TypeCodePage params={{}} query={{}} />, {
    "POST /api/link/card": [
      { status: 422, body: { code: "body.invalid", fields: { code: "wrong" } } },
      { status: 401, body: { code: "login.wait" } },
    ],
  });
  fireEvent.input(await screen.findByLabelText(/Code van de kaart/), { target: { value: "222" } });
  const button = screen.getByRole("button", { name: "Ga verder" });
  fireEvent.click(button);
  expect((await screen.findAllByText(/Deze code kennen wij niet/)).length).toBe(2);
  fireEvent.click(button);
  expect((await screen.findAllByText(/U probeerde het vaak/)).length).toBe(2);
});

test("a card begins with the birth date", async () => {
  draw({ "POST /api/link/greeting": { body: { ...greeting, signed_in: false } } });
  expect(await screen.findByText("Uw kaart van Praktijk De Denkbeeldige Linde")).toBeTruthy();
  expect(screen.getByRole("group", { name: "Wat is uw geboortedatum?" })).toBeTruthy();
});

test("the practice may know it only when the resident ticks that", async () => {
  const { asked } = draw({
    "POST /api/link/greeting": { body: greeting },
    "PUT /api/my/card": { body: { ...card, version: 2, tells_practice: true } },
  });
  const tick = await screen.findByRole("checkbox", { name: /mag weten dat ik deze kaart/ });
  expect((tick as HTMLInputElement).checked).toBe(false);
  fireEvent.click(tick);
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ version: 1, tells_practice: true }));
});

test("choosing somebody asks the code to the own phone first", async () => {
  const { asked } = draw({ "POST /api/link/greeting": { body: greeting } });
  fireEvent.click(await screen.findByRole("button", { name: "Kies iemand die met u meedenkt" }));
  expect(await screen.findByText("Eerst een code")).toBeTruthy();
  expect(asked.some(({ address }) => address.startsWith("/api/my/faces"))).toBe(false);
});

test("the resident reads what goes along and asks once", async () => {
  const { asked } = draw({
    "POST /api/link/greeting": { body: { ...greeting, code_checked: true } },
    "GET /api/my/faces": { body: [karin] },
    "GET /api/my/page": { body: empty },
    "POST /api/my/choice": { status: 201, body: empty },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Kies iemand die met u meedenkt" }));
  fireEvent.click(await screen.findByRole("radio", { name: /Karin Schets/ }));
  expect(
    await screen.findByText(
      "Karin Schets, Denkbeeld Welzijn krijgt: uw naam, uw telefoonnummer en uw dorp.",
    ),
  ).toBeTruthy();
  fireEvent.click(screen.getByRole("checkbox", { name: "Ik ben vaak alleen" }));
  fireEvent.click(screen.getByRole("checkbox", { name: /Ik vind dit goed/ }));
  fireEvent.click(screen.getByRole("button", { name: "Vraag Karin om te bellen" }));
  await waitFor(() =>
    expect(asked.find(({ address }) => address === "/api/my/choice")?.body).toEqual({
      face_id: karin.face_id,
      needs: ["alone"],
      sentence: "",
      call_when: "",
      text_language: "nl",
      consent_given: true,
    }),
  );
});

test("the phone's own back button leads back to the card", async () => {
  draw({ "POST /api/link/greeting": { body: greeting } });
  fireEvent.click(await screen.findByRole("button", { name: "Kies iemand die met u meedenkt" }));
  expect(await screen.findByText("Eerst een code")).toBeTruthy();
  expect(location.hash).toBe("#iemand");
  history.replaceState(null, "", "/l/a-token-of-length");
  dispatchEvent(new PopStateEvent("popstate"));
  expect(
    await screen.findByRole("button", { name: "Kies iemand die met u meedenkt" }),
  ).toBeTruthy();
});

test("below sixteen, and where nobody can be chosen, the way to ask together is shown", async () => {
  draw({
    "POST /api/link/greeting": { body: { ...greeting, code_checked: true } },
    "GET /api/my/faces": { body: [] },
    "GET /api/my/page": { body: empty },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Kies iemand die met u meedenkt" }));
  expect(await screen.findByText(/Bent u jonger dan 16\?/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Vraag zelf hulp" }).getAttribute("href")).toBe("/hulp");
});

test("in a language nobody looked at, choosing is done with an interpreter", async () => {
  await setLanguage("ar");
  draw({ "POST /api/link/greeting": { body: { ...greeting, code_checked: true } } });
  await screen.findByText(/مترجم/);
  expect(screen.queryByRole("button", { name: /اختر شخصاً/ })).toBeNull();
});
