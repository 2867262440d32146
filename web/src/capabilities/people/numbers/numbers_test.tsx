import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { wordsReady } from "../../../kernel/words";
import { lies } from "../../../testing/cast";
import { show } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin } from "../../../testing/worker_told";
import ContactPanel from "../contact_panel";
import ReviewBlock from "../mandates/by_house/review_block";
import NumbersBlock from "./numbers_block";

const waits = {
  person_id: "p1",
  person_name: "Lies Verzonnen",
  phone: "06 9999 0071",
  changed_by_name: "Hub Voorbeeld",
  changed_at: "2026-11-20T09:00:00.000Z",
  holds_at: "2026-11-23T09:00:00.000Z",
  can_confirm: true,
};
const press = { name: "Klopt, dit is het nummer van Lies Verzonnen: 06 9999 0071" };

test("a number that a colleague changed stands with the papers, and one press says that it is right", async () => {
  const { asked } = show(<ReviewBlock />, {
    "GET /api/mandates_to_review": { body: [] },
    "GET /api/numbers_to_confirm": { body: [waits] },
    "POST /api/people/{id}/number/confirm": { status: 201, body: [] },
  });
  expect(await screen.findByText(/Hub Voorbeeld wijzigde het nummer/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", press));
  await waitFor(() => expect(screen.queryByText("Lies Verzonnen")).toBeNull());
  const sent = asked.find(({ method }) => method === "POST");
  expect(sent?.address).toBe("/api/people/p1/number/confirm");
  expect(sent?.body).toEqual({ phone: "06 9999 0071" });
});

test("who helps outside a practice finds it on the worklist", async () => {
  show(
    <SignedIn>
      <NumbersBlock />
    </SignedIn>,
    { "GET /api/session": { body: karin }, "GET /api/numbers_to_confirm": { body: [waits] } },
  );
  expect(await screen.findByRole("button", press)).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
});

test("a number that changed again meanwhile is not confirmed unseen", async () => {
  show(<ReviewBlock />, {
    "GET /api/mandates_to_review": { body: [] },
    "GET /api/numbers_to_confirm": { body: [waits] },
    "POST /api/people/{id}/number/confirm": { status: 409, body: { code: "record.changed" } },
  });
  fireEvent.click(await screen.findByRole("button", press));
  expect(await screen.findByText(/net opnieuw gewijzigd/)).toBeTruthy();
});

test("beside the number stands whether a code goes there already", async () => {
  await wordsReady();
  const corrected = {
    ...lies,
    corrections: [{ field: "phone", former: "06 1234 5678", by_name: "Hub", at: waits.changed_at }],
  };
  show(<ContactPanel person={corrected} />, { "GET /api/people/{id}/number": { body: { waits } } });
  expect(
    await screen.findByText(/Een code voor de eigen pagina gaat er nog niet heen/),
  ).toBeTruthy();
  expect(screen.getByText(/Anders vanaf/)).toBeTruthy();
});

test("whom nobody could tell waits for a colleague, and the screen says so", async () => {
  await wordsReady();
  const corrected = {
    ...lies,
    corrections: [{ field: "phone", former: "06 1234 5678", by_name: "Hub", at: waits.changed_at }],
  };
  const { holds_at: _, ...forever } = waits;
  show(<ContactPanel person={corrected} />, {
    "GET /api/people/{id}/number": { body: { waits: forever } },
  });
  expect(await screen.findByText(/kijkt het nummer na/)).toBeTruthy();
});
