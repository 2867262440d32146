import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { CardView } from "../../../kernel/api_types";
import { lies, today } from "../../../testing/cast";
import { show, type ToldAnswers, times } from "../../../testing/show";
import CardPanel from "./card_panel";

const card: CardView = {
  id: "1c000000-0000-4000-8000-000000000001",
  channel: "sms",
  given_at: `${today}T09:00:00.000Z`,
  given_by_name: "Femke Oefening",
  expires_on: "2027-01-16",
  works: true,
};
const draw = (answers: ToldAnswers, person = lies) =>
  show(<CardPanel person={person} />, {
    "GET /api/people/{id}/cards": { body: [] },
    ...answers,
  });

test("one tap sends it, and says until when it works", async () => {
  const { asked } = draw({ "POST /api/people/{id}/cards": { status: 201, body: card } });
  const button = await screen.findByRole("button", { name: "Stuur kaart per sms" });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(await screen.findByText(/Verstuurd naar 06 12 34 56 78/)).toBeTruthy();
  expect(times(asked, "/cards")).toBe(1);
});

test("a card on paper opens to be printed", async () => {
  const open = vi.spyOn(window, "open").mockReturnValue(null);
  draw({ "POST /api/people/{id}/cards": { status: 201, body: { ...card, channel: "paper" } } });
  fireEvent.click(await screen.findByRole("button", { name: "Geef kaart op papier" }));
  const link = await screen.findByRole("link", { name: "Open de kaart" });
  expect(link.getAttribute("href")).toBe(`/api/cards/${card.id}/paper`);
  expect(open).toHaveBeenCalledWith(`/api/cards/${card.id}/paper`, "_blank");
});

test("who wants no messages gets it on paper", async () => {
  draw({}, { ...lies, messages_allowed: false });
  expect(await screen.findByText(/wil geen sms of e-mail\. Geef de kaart op papier/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Stuur kaart per sms" })).toBeNull();
});

test("within hours that are safe it is not said to have left", async () => {
  draw(
    { "POST /api/people/{id}/cards": { status: 201, body: card } },
    { ...lies, safe_from: "13:00", safe_until: "15:00" },
  );
  fireEvent.click(await screen.findByRole("button", { name: "Stuur kaart per sms" }));
  expect(
    await screen.findByText(/gaat naar 06 12 34 56 78, tussen 13.00 en 15.00 uur/),
  ).toBeTruthy();
});

test("that it was used stands here only when the resident wanted that", async () => {
  draw({ "GET /api/people/{id}/cards": { body: [card] } });
  expect(await screen.findByText(/Kaart gegeven door Femke Oefening/)).toBeTruthy();
  expect(screen.queryByText(/gebruikte de kaart/)).toBeNull();
});

test("and then it does", async () => {
  draw({
    "GET /api/people/{id}/cards": { body: [{ ...card, used_at: `${today}T19:00:00.000Z` }] },
  });
  expect(await screen.findByText(/Lies gebruikte de kaart/)).toBeTruthy();
});
