import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { task } from "../../testing/cast";
import { show } from "../../testing/show";
import { TaskPanel } from "./task_panel";

test("one tap says how the call went, with the version that was seen", async () => {
  const { asked } = show(<TaskPanel />, {
    "GET /api/tasks": [
      { body: [task] },
      { body: [{ ...task, done_at: "2026-11-21T10:00:00Z", result: "reached" }] },
    ],
    "POST /api/tasks/{id}/done": { status: 204 },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Bereikt: Piet Onbestaand" }));
  await screen.findByText("Er is nu niemand om te bellen.");
  const sent = asked.find(({ method }) => method === "POST");
  expect(sent?.body).toEqual({ version: 1, result: "reached" });
});

test("a colleague who was faster is said in words", async () => {
  show(<TaskPanel />, {
    "GET /api/tasks": { body: [task] },
    "POST /api/tasks/{id}/done": { status: 409, body: { code: "record.changed" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Niet bereikt: Piet Onbestaand" }));
  await vi.waitFor(() =>
    expect(screen.getByText(/Misschien heeft een collega al gebeld/)).toBeTruthy(),
  );
});

test("a message that may not be sent is a call, with what to tell", async () => {
  show(<TaskPanel />, {
    "GET /api/tasks": {
      body: [
        {
          ...task,
          kind: "call_instead",
          about: "status",
          face_name: "",
          asked_by_name: "",
          call_allowed: false,
        },
      ],
    },
  });
  expect(
    await screen.findByText(/wil geen sms of e-mail. Vertel dat er een verwijzing/),
  ).toBeTruthy();
  expect(screen.getByText(/Bellen liever niet/)).toBeTruthy();
  expect(screen.queryByRole("link", { name: /^06/ })).toBeNull();
});

test("who did not get a message is called, and asked which number is right", async () => {
  const about = { kind: "not_delivered", about: "status", face_name: "" };
  show(<TaskPanel />, { "GET /api/tasks": { body: [{ ...task, ...about }] } });
  expect(
    await screen.findByText(/kwam niet aan\. Vraag welk nummer .* Vertel dat er een verwijzing/),
  ).toBeTruthy();
});

test("no voicemail is read beside the number", async () => {
  show(<TaskPanel />, { "GET /api/tasks": { body: [{ ...task, voicemail_allowed: false }] } });
  expect(await screen.findByText("Geen voicemail inspreken")).toBeTruthy();
  expect(screen.getByRole("link", { name: task.phone })).toBeTruthy();
});
