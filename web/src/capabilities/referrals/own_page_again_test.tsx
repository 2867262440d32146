import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { wordsReady } from "../../kernel/words";
import { sentReferral } from "../../testing/cast";
import { show } from "../../testing/show";
import OwnPageAgain from "./own_page_again";

const panel = <OwnPageAgain id={sentReferral.id} personName={sentReferral.person_name} />;

test("a code for paper is shown once, with the address where it is typed", async () => {
  await wordsReady();
  const { asked } = show(panel, {
    "POST /api/referrals/{id}/own_page": {
      body: { code: "K7MQ-4T2P-9XBC", address: "https://vk.example/l", to_phone: "06 1234 5678" },
    },
  });
  fireEvent.click(screen.getByRole("button", { name: "Geef een code op papier" }));
  expect(await screen.findByText("K7MQ-4T2P-9XBC")).toBeTruthy();
  expect(screen.getByText("Adres: https://vk.example/l")).toBeTruthy();
  expect(screen.getByText(/Klopt dat nummer niet\? Verbeter het eerst/)).toBeTruthy();
  expect(asked[0]?.body).toEqual({ how: "paper" });
});

test("who wants no messages gets the paper instead", async () => {
  await wordsReady();
  show(panel, {
    "POST /api/referrals/{id}/own_page": {
      status: 422,
      body: { code: "body.invalid", fields: { how: "not_wanted" } },
    },
  });
  fireEvent.click(screen.getByRole("button", { name: "Stuur een nieuwe link per sms" }));
  expect(await screen.findByText(/Lies wil geen berichten. Geef een code op papier/)).toBeTruthy();
});
