import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { sentReferral } from "../../testing/cast";
import { show, times } from "../../testing/show";
import ReferralPage from "./referral_page";

const taken = { ...sentReferral, state: "in_progress", step: "contact_made", can_withdraw: false };
const back = {
  ...taken,
  state: "entered_in_error",
  step: "wrong_person",
  next_step: "",
  was_about_somebody_else: true,
};
const page = <ReferralPage params={{ id: sentReferral.id }} query={{}} />;

test("a referral about the wrong person is taken back once, also after somebody took it on", async () => {
  const { asked } = show(page, {
    "GET /api/referrals/{id}": { body: taken },
    "POST /api/referrals/{id}/wrong_person": { body: back },
  });
  expect(await screen.findByText(/Dit kan niet terug/)).toBeTruthy();
  const button = screen.getByText("Neem terug: verkeerde persoon");
  fireEvent.click(button);
  fireEvent.click(button);
  expect(await screen.findByText("Teruggenomen. Karin ziet niets meer.")).toBeTruthy();
  expect(times(asked, "/wrong_person")).toBe(1);
});

test("a take-back that did not arrive says so, and the button stays", async () => {
  show(page, {
    "GET /api/referrals/{id}": { body: taken },
    "POST /api/referrals/{id}/wrong_person": { status: 503, body: { code: "busy" } },
  });
  fireEvent.click(await screen.findByText("Neem terug: verkeerde persoon"));
  expect(await screen.findByText(/Het terugnemen lukte niet/)).toBeTruthy();
  expect(screen.getByText("Neem terug: verkeerde persoon")).toBeTruthy();
});

test("the same words go to the right person: who is chosen opens with them, never the wrong one", async () => {
  const right = { id: "p-right", name: "Lies Verzonder", birth_on: "1971-07-07", age: 55 };
  show(page, {
    "GET /api/referrals/{id}": { body: back },
    "GET /api/people": {
      body: [
        { ...right, village: "America", status: "active" },
        { ...right, id: back.person_id, name: back.person_name, village: "", status: "active" },
        { ...right, id: "p-gone", name: "Lies Verhuisd", village: "", status: "moved" },
      ],
    },
  });
  fireEvent.input(await screen.findByRole("searchbox"), { target: { value: "verz" } });
  const choose = await screen.findAllByRole("button", {
    name: "Stuur dezelfde tekst voor de juiste persoon",
  });
  expect(choose).toHaveLength(1);
  fireEvent.click(choose[0] as HTMLElement);
  await waitFor(() =>
    expect(`${location.pathname}${location.search}`).toBe(`/patienten/p-right?opnieuw=${back.id}`),
  );
});
