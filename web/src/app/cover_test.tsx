import { useQuery } from "@tanstack/preact-query";
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { Sun } from "lucide-preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { access } from "../capabilities/access/module";
import { call } from "../kernel/api";
import type { CapabilityModule } from "../kernel/capability";
import { forgetInput } from "../kernel/kept_input";
import { show, type ToldAnswers } from "../testing/show";
import { App } from "./app";

const goals = call as unknown as (route: string) => Promise<{ words: string }>;

function Page() {
  const asked = useQuery({ queryKey: ["goals"], queryFn: () => goals("GET /api/goals") });
  if (!asked.data) return null;
  return (
    <>
      <h1>{asked.data.words}</h1>
      <label>
        Nieuw doel
        <input name="goal" />
      </label>
    </>
  );
}

const page: CapabilityModule = {
  name: "page",
  entries: [{ href: "/doelen", label: { nl: "Doelen", en: "Goals" }, icon: Sun, order: 1 }],
  routes: [{ path: "/doelen", load: async () => ({ default: Page }) }],
};

const hub = {
  signed_in: true,
  locked: false,
  account_id: "1",
  name: "Hub Voorbeeld",
  role: "gp",
  idle_minutes: 15,
  demo: false,
  demo_pages: false,
  now: "2026-11-21T10:00:00.000Z",
  today: "2026-11-21",
};
const covered = { ...hub, signed_in: false, locked: true };
const joke = { ...hub, account_id: "2", name: "Joke Oefenstuk" };
const goal = { "GET /api/goals": { body: { words: "Lies eet weer samen" } } };

beforeEach(() => {
  history.replaceState(null, "", "/doelen");
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  forgetInput();
  vi.useRealTimers();
});

async function leaveAlone(answers: ToldAnswers) {
  const shown = show(<App capabilities={[access, page]} />, { ...goal, ...answers });
  await screen.findByRole("heading", { name: "Lies eet weer samen" });
  const field = screen.getByLabelText("Nieuw doel");
  fireEvent.input(field, { target: { value: "Elke dag naar buiten" } });
  vi.advanceTimersByTime(15 * 60_000 + 5_000);
  const title = await screen.findByRole("heading", { name: "Je was even weg" });
  await waitFor(() => expect(document.activeElement).toBe(title));
  return shown;
}

function typePassword(value: string) {
  fireEvent.input(screen.getByLabelText("Wachtwoord"), { target: { value } });
  fireEvent.submit(screen.getByRole("form", { name: "Je was even weg" }));
}

test("after a quarter of an hour alone nothing of a person is on the screen or in its title", async () => {
  await leaveAlone({ "GET /api/session": [{ body: hub }, { body: covered }] });
  expect(document.body.textContent).not.toContain("Lies");
  expect(document.body.innerHTML).not.toContain("Elke dag naar buiten");
  expect(screen.queryByRole("navigation")).toBeNull();
  await waitFor(() => expect(document.title).toBe("Afgedekt – Veerkracht"));
});

test("somebody at work is not covered", async () => {
  show(<App capabilities={[access, page]} />, { ...goal, "GET /api/session": { body: hub } });
  await screen.findByRole("heading", { name: "Lies eet weer samen" });
  for (let minutes = 0; minutes < 40; minutes += 10) {
    vi.advanceTimersByTime(10 * 60_000);
    fireEvent.keyDown(document.body, { key: "a" });
  }
  expect(screen.queryByRole("heading", { name: "Je was even weg" })).toBeNull();
});

test("the password brings page and typing back, and asks the page's data anew", async () => {
  const { asked } = await leaveAlone({
    "GET /api/session": [{ body: hub }, { body: covered }, { body: covered }, { body: hub }],
    "POST /api/session/unlock": [{ status: 401, body: { code: "login.refused" } }, { status: 204 }],
  });
  typePassword("fout");
  expect((await screen.findAllByText(/Dit wachtwoord klopt niet/)).length).toBeGreaterThan(0);
  typePassword("goed");
  await screen.findByRole("heading", { name: "Lies eet weer samen" });
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>("Nieuw doel").value).toBe(
      "Elke dag naar buiten",
    ),
  );
  expect(asked.filter((one) => one.address === "/api/goals").length).toBe(2);
});

test("another person behind the same screen finds nothing of what was typed", async () => {
  await leaveAlone({
    "GET /api/session": [{ body: hub }, { body: covered }, { body: joke }],
    "POST /api/session/unlock": { status: 204 },
  });
  typePassword("goed");
  await screen.findByRole("heading", { name: "Lies eet weer samen" });
  vi.advanceTimersByTime(500);
  expect(screen.getByLabelText<HTMLInputElement>("Nieuw doel").value).toBe("");
});

test("after twelve hours the whole sign-in is asked", async () => {
  await leaveAlone({
    "GET /api/session": [{ body: hub }, { body: { ...covered, locked: false, name: "" } }],
  });
  expect(await screen.findByLabelText("E-mailadres")).toBeTruthy();
});

test.each([
  ["was covered", { locked: true }],
  ["is over", { locked: false, account_id: "", name: "" }],
])("in a demo folder one click goes on as the same role when the session %s", async (_, told) => {
  const demo = { ...hub, demo: true, demo_pages: true };
  const { asked } = await leaveAlone({
    "GET /api/session": [
      { body: demo },
      { body: { ...demo, signed_in: false, ...told } },
      { body: demo },
    ],
    "POST /api/demo/accounts/{id}/enter": { body: demo },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Ga verder als Hub Voorbeeld" }));
  await screen.findByRole("heading", { name: "Lies eet weer samen" });
  expect(asked.some((one) => one.address === "/api/demo/accounts/1/enter")).toBe(true);
});
