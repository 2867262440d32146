import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { feedbackRows, hub, task } from "../../testing/cast";
import { show } from "../../testing/show";
import { SignedIn } from "../../testing/signed_in";
import { FeedbackRows } from "./feedback_block";

const stuck = feedbackRows.filter((row) => row.kind === "stuck");
const noCalls = { "GET /api/tasks": { body: [] } };
const news = feedbackRows.filter((row) => row.kind === "came_back").slice(0, 1);

test("the news stands first, and opening a row notes that it was seen, once", async () => {
  const { asked } = show(<FeedbackRows label="Nieuw" rows={news} />, {
    "POST /api/referrals/{id}/seen": { status: 204 },
  });
  expect(screen.getByText("Lies Verzonnen: gestart, gaat goed")).toBeTruthy();
  const details = document.querySelector("details") as HTMLDetailsElement;
  for (const isOpen of [true, false, true]) {
    details.open = isOpen;
    fireEvent(details, new Event("toggle"));
  }
  expect(await screen.findByText(news[0]?.record_text ?? "")).toBeTruthy();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.address).toContain(news[0]?.referral_id);
});

test("one assistant in the practice is called by her name", () => {
  show(<FeedbackRows label="Vast" rows={stuck} assistant="Femke Oefening" />, noCalls);
  expect(
    screen.getByRole("button", { name: "Laat Femke bellen met Piet Onbestaand" }).textContent,
  ).toBe("Laat Femke bellen");
});

test("who could not be reached is given to the assistant, and then the button is gone", async () => {
  const { asked } = show(<FeedbackRows label="Vast" rows={stuck} />, {
    "POST /api/referrals/{id}/ask_assistant": { status: 204 },
    ...noCalls,
  });
  fireEvent.click(
    screen.getByRole("button", { name: "Laat de assistent bellen met Piet Onbestaand" }),
  );
  expect(await screen.findByText(/De assistent belt/)).toBeTruthy();
  expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1);
  expect(screen.queryByRole("button", { name: /Laat de assistent bellen/ })).toBeNull();
});

test("what came of the call stands with it, and it can be tried again", async () => {
  const called = {
    ...task,
    referral_id: stuck[0]?.referral_id,
    done_at: "2026-11-21T10:00:00Z",
    result: "not_reached",
  };
  const other = { ...called, referral_id: "another", result: "wrong_number" };
  show(<FeedbackRows label="Vast" rows={stuck} assistant="Femke Oefening" />, {
    "GET /api/tasks": { body: [called, other] },
  });
  expect(await screen.findByText("Femke belde op 21 november: niet bereikt.")).toBeTruthy();
  expect(screen.queryByText(/het nummer klopt niet/)).toBeNull();
  expect(screen.getByRole("button", { name: /^Laat Femke bellen/ })).toBeTruthy();
});

test("an initiative that is its own organisation stands there once", () => {
  const table = { to_name: "De Tafel", to_organization_name: "De Tafel" };
  show(<FeedbackRows label="Nieuw" rows={news.map((row) => ({ ...row, ...table }))} />);
  expect(screen.getByText("De Tafel")).toBeTruthy();
});

test("who refers from elsewhere has no assistant to let call, and can choose somebody else", async () => {
  show(
    <SignedIn>
      <FeedbackRows label="Vast" rows={stuck} />
    </SignedIn>,
    { "GET /api/session": { body: { ...hub, role: "referrer" } }, ...noCalls },
  );
  expect(await screen.findByRole("link", { name: "Kies iets anders" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /bellen/ })).toBeNull();
});
