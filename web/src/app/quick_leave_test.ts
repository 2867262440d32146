import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { leave, staysAway } from "./quick_leave";

const elsewhere = "https://www.knmi.nl/";
let replaced: string[];
let asked: unknown[][];
let answer: () => Promise<unknown>;

function arrivesBy(type: string) {
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([{ type } as never]);
}

beforeEach(() => {
  replaced = [];
  asked = [];
  vi.stubGlobal("location", { replace: (address: string) => replaced.push(address) });
  answer = () => Promise.reject(new TypeError("no line"));
  vi.stubGlobal("fetch", (...call: unknown[]) => {
    asked.push(call);
    return answer();
  });
});

afterEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: as the page itself does
  document.cookie = "vk_left=1; Path=/; Max-Age=-1";
  document.documentElement.hidden = false;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("whoever leaves sees nothing more at once, and is away when the session has ended", async () => {
  let end: (value?: unknown) => void = () => undefined;
  answer = () => new Promise((resolve) => (end = resolve));
  const left = leave();
  expect(document.documentElement.hidden).toBe(true);
  expect(asked).toMatchObject([["/api/logout", { method: "POST", keepalive: true }]]);
  expect(replaced).toEqual([]);
  end();
  await left;
  expect(replaced).toEqual([elsewhere]);
});

test("a server that does not answer holds nobody longer than a second", async () => {
  vi.useFakeTimers();
  answer = () => new Promise(() => undefined);
  const left = leave();
  await vi.advanceTimersByTimeAsync(1000);
  await left;
  vi.useRealTimers();
  expect(replaced).toEqual([elsewhere]);
});

test("the back button leads away again, every time", async () => {
  await leave();
  arrivesBy("back_forward");
  expect(staysAway()).toBe(true);
  expect(staysAway()).toBe(true);
  expect(replaced).toHaveLength(3);
});

test("a page that the browser kept whole goes away when it is shown", async () => {
  expect(staysAway()).toBe(false);
  await leave();
  const shown = new Event("pageshow") as Event & { persisted?: boolean };
  Object.defineProperty(shown, "persisted", { value: true });
  window.dispatchEvent(shown);
  expect(replaced.length).toBeGreaterThan(1);
});

test("a link that is opened anew works, and back is back again", async () => {
  await leave();
  arrivesBy("navigate");
  expect(staysAway()).toBe(false);
  arrivesBy("back_forward");
  expect(staysAway()).toBe(false);
});
