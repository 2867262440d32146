import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { wordsReady } from "../../kernel/words";
import { lies } from "../../testing/cast";
import { show } from "../../testing/show";
import ContactPanel, { messageWords } from "./contact_panel";

test("no messages, or only between safe hours, is said in plain words", async () => {
  await wordsReady();
  expect(messageWords(lies)).toBe("Mag altijd");
  expect(messageWords({ ...lies, messages_allowed: false })).toBe("Geen berichten. Bel liever");
  expect(messageWords({ ...lies, safe_from: "09:00", safe_until: "12:00" })).toBe(
    "Alleen van 09.00 tot 12.00 uur",
  );
});

test("the wish is saved with the other ways to reach", async () => {
  await wordsReady();
  const { asked } = show(<ContactPanel person={lies} />, {
    "PUT /api/people/{id}/contact": { body: { ...lies, messages_allowed: false } },
  });
  fireEvent.click(screen.getByRole("button", { name: "Wijzig" }));
  fireEvent.click(screen.getByLabelText("Sms en e-mail mag"));
  fireEvent.input(screen.getByLabelText(/Berichten vanaf/), { target: { value: "13:00" } });
  fireEvent.input(screen.getByLabelText(/Berichten tot/), { target: { value: "15:00" } });
  fireEvent.submit(screen.getByRole("form", { name: "Veilig bereiken" }));
  await vi.waitFor(() =>
    expect(asked[0]?.body).toMatchObject({
      messages_allowed: false,
      safe_from: "13:00",
      safe_until: "15:00",
    }),
  );
});

test("hours that cannot be are said beside the field", async () => {
  await wordsReady();
  show(<ContactPanel person={lies} />, {
    "PUT /api/people/{id}/contact": {
      status: 422,
      body: { code: "body.invalid", fields: { safe_until: "out_of_range" } },
    },
  });
  fireEvent.click(screen.getByRole("button", { name: "Wijzig" }));
  fireEvent.submit(screen.getByRole("form", { name: "Veilig bereiken" }));
  expect((await screen.findAllByText(/moet later zijn dan bij vanaf/)).length).toBe(2);
});
