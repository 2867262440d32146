import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show } from "../../testing/show";
import SessionsPage from "./sessions_page";

const here = {
  id: "s-1",
  device: "computer edge",
  since: "2026-11-21T08:00:00.000Z",
  last_seen_at: "2026-11-21T09:00:00.000Z",
  here: true,
};
const phone = { ...here, id: "s-2", device: "phone firefox", here: false };
const unknown = { ...phone, id: "s-3", device: "" };
const draw = (answers = {}) =>
  show(<SessionsPage params={{}} query={{}} />, {
    "GET /api/sessions": { body: [here, phone, unknown] },
    "GET /api/passkeys": { body: [] },
    ...answers,
  }).asked;

test("every device is named, and the one in hand cannot be ended here", async () => {
  const asked = draw({ "POST /api/sessions/{id}/end": { body: [here, unknown] } });
  expect(await screen.findByText("Computer, Edge")).toBeTruthy();
  expect(screen.getByText("Onbekend apparaat")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Computer/ })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: /^Log uit op Telefoon, Firefox/ }));
  await waitFor(() => expect(screen.queryByText("Telefoon, Firefox")).toBeNull());
  expect(asked.some((one) => one.address === "/api/sessions/s-2/end")).toBe(true);
});

test("all others in one go", async () => {
  draw({ "POST /api/sessions/end_others": { body: [here] } });
  fireEvent.click(await screen.findByRole("button", { name: "Log uit op alle andere apparaten" }));
  await waitFor(() => expect(screen.queryByText("Telefoon, Firefox")).toBeNull());
  expect(screen.queryByRole("button", { name: "Log uit op alle andere apparaten" })).toBeNull();
});

test("what could not be ended says so", async () => {
  draw({ "POST /api/sessions/{id}/end": { status: 500, body: { code: "internal" } } });
  fireEvent.click(await screen.findByRole("button", { name: /^Log uit op Telefoon/ }));
  expect(await screen.findByText(/lukt nu niet/)).toBeTruthy();
});
