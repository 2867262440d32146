import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { show } from "../../testing/show";
import { Invitations } from "./send_list";
import StartTalk from "./start_talk";

test("six marks on paper are typed over under their own name", async () => {
  const { asked } = show(<StartTalk personId="p-1" />, {
    "GET /api/people/{id}/conversations": {
      body: { rows: [], invitations: [], words: "", may_see_answers: true },
    },
    "POST /api/people/{id}/conversations": { status: 201, body: { id: "c-1" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Zes cijfers van papier overtikken" }));
  await vi.waitFor(() =>
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({
      questionnaire: "six_marks",
      filled_in_by: "typed_over",
    }),
  );
});

test("a list that was asked for twice says so", () => {
  show(
    <Invitations
      invitations={[
        {
          id: "i-1",
          questionnaire: "six_marks",
          channel: "sms",
          sent_at: "2026-11-16T09:00:00.000Z",
          expires_at: "2026-11-23T09:00:00.000Z",
          reminded_at: "2026-11-20T09:00:00.000Z",
        },
      ]}
    />,
  );
  expect(screen.getByText(/herinnerd op 20 november/)).toBeTruthy();
});
