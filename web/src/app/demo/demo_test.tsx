import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { DemoAccount } from "../../kernel/api_types";
import { show } from "../../testing/show";
import ClockPage from "./clock_page";
import { DemoBarSlot } from "./demo_bar_slot";
import MailboxPage from "./mailbox_page";
import WhoPage from "./who_page";

const karin: DemoAccount = {
  account_id: "1",
  name: "Karin Schets",
  role: "welfare_coach",
  organization_name: "Denkbeeld Welzijn",
  place: "America",
  in_walk: true,
};
const loes: DemoAccount = {
  ...karin,
  account_id: "2",
  name: "Loes Kampkamp",
  role: "assistant",
  in_walk: false,
};
const props = { params: {}, query: {} };
const session = { signed_in: false, now: "2026-11-21T09:42:00.000Z", today: "2026-11-21" };

test("one click enters a role", async () => {
  const assign = vi.spyOn(location, "assign").mockImplementation(() => {});
  const { asked } = show(<WhoPage {...props} />, {
    "GET /api/demo/accounts": { body: [karin, loes] },
    "POST /api/demo/accounts/{id}/enter": { body: session },
  });
  fireEvent.click(await screen.findByRole("button", { name: /Karin Schets/ }));
  await waitFor(() => expect(assign).toHaveBeenCalledWith("/"));
  expect(asked.at(-1)?.address).toBe("/api/demo/accounts/1/enter");
  assign.mockRestore();
});

test("everybody can be found, also by role", async () => {
  show(<WhoPage {...props} />, { "GET /api/demo/accounts": { body: [karin, loes] } });
  fireEvent.input(await screen.findByLabelText(/^Zoek op naam/), {
    target: { value: "praktijkassistent" },
  });
  expect(await screen.findByText("1 persoon")).toBeTruthy();
  expect(screen.getByRole("button", { name: /Loes Kampkamp/ })).toBeTruthy();
});

test("a link in a message opens in the same tab, past the router of this house", async () => {
  const message = {
    id: "m",
    at: session.now,
    channel: "sms",
    recipient: "06 12 34 56 78",
    subject: "",
    text: "Open /l/abc Twijfelt u? Bel.",
    link: "/l/abc",
  };
  show(<MailboxPage {...props} />, { "GET /api/demo/messages": { body: { messages: [message] } } });
  const link = await screen.findByRole("link");
  expect(link.getAttribute("href")).toBe("/l/abc");
  expect(link.getAttribute("target")).toBe("_top");
});

test("older messages come when they are asked for", async () => {
  const message = (id: string) => ({
    id,
    at: session.now,
    channel: "sms",
    recipient: "06 12 34 56 78",
    subject: "",
    text: `Bericht ${id}`,
    link: "",
  });
  const { asked } = show(<MailboxPage {...props} />, {
    "GET /api/demo/messages": [
      { body: { messages: [message("nieuw")], more_before: "nieuw" } },
      { body: { messages: [message("oud")] } },
    ],
  });
  fireEvent.click(await screen.findByRole("button", { name: "Toon ouder" }));
  expect(await screen.findByText("Bericht oud")).toBeTruthy();
  expect(screen.getByText("Bericht nieuw")).toBeTruthy();
  expect(asked.at(-1)?.address).toBe("/api/demo/messages?before=nieuw");
  expect(screen.queryByRole("button", { name: "Toon ouder" })).toBeNull();
});

test("what waits for a safe hour is shown as waiting, with the time from which it goes", async () => {
  const message = {
    id: "m",
    at: "2026-11-22T08:00:00.000Z",
    channel: "sms",
    recipient: "06 12 34 56 78",
    subject: "",
    text: "Twijfelt u? Bel.",
    link: "",
    waits: true,
  };
  show(<MailboxPage {...props} />, { "GET /api/demo/messages": { body: { messages: [message] } } });
  expect(await screen.findByText(/^Wacht op een veilig uur. Gaat weg vanaf .*9.00/)).toBeTruthy();
});

test("the clock goes forward by what was tapped", async () => {
  const { asked } = show(<ClockPage {...props} />, {
    "GET /api/session": { body: session },
    "POST /api/demo/clock": { body: { now: session.now, today: session.today } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "1 week verder" }));
  await waitFor(() =>
    expect(asked.find((one) => one.method === "POST")?.body).toEqual({ days: 7 }),
  );
});

test("the bar is there on a demo folder only", async () => {
  show(<DemoBarSlot path="/werklijst" />, {
    "GET /api/session": { body: { ...session, demo_pages: true } },
  });
  expect(await screen.findByRole("link", { name: "Demo-postvak" })).toBeTruthy();
});

test.each([
  ["/mijn", "_top"],
  ["/l/abc", "_top"],
  ["/hulp", "_top"],
  ["/werklijst", null],
  ["/mijlpalen", null],
])("from %s the mailbox opens as a page of its own house", async (path, target) => {
  show(<DemoBarSlot path={path} />, {
    "GET /api/session": { body: { ...session, demo_pages: true } },
  });
  const link = await screen.findByRole("link", { name: "Demo-postvak" });
  expect(link.getAttribute("target")).toBe(target);
});

test("no bar elsewhere", async () => {
  const { asked } = show(<DemoBarSlot path="/werklijst" />, {
    "GET /api/session": { body: { ...session, demo_pages: false } },
  });
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(screen.queryByRole("navigation")).toBeNull();
});
