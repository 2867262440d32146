import { beforeEach, expect, test, vi } from "vitest";
import text from "./service_worker.js?raw";

interface FetchEvent {
  request: { method: string; mode: string; url: string };
  respondWith: (answer: Promise<unknown>) => void;
}
type Listener = (event: never) => void;

const house = "https://huis.example";
const source = text
  .replace("SHELL", JSON.stringify(["/index.html", "/assets/main-1.js"]))
  .replace("VERSION", "two");

let stores: Map<string, string[]>;
let listeners: Record<string, Listener>;
let isOnline: boolean;

beforeEach(() => {
  stores = new Map([["veerkracht-one", ["/index.html", "/assets/main-0.js"]]]);
  listeners = {};
  isOnline = true;
  const caches = {
    open: async (name: string) => ({ addAll: async (files: string[]) => stores.set(name, files) }),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (path: string) =>
      [...stores.values()].some((files) => files.includes(path)) ? `kept ${path}` : undefined,
  };
  const fetch = async ({ url }: { url: string }) => {
    if (!isOnline) throw new TypeError("failed to fetch");
    return `sent ${new URL(url).pathname}`;
  };
  new Function("addEventListener", "caches", "clients", "fetch", "location", source)(
    (name: string, listener: Listener) => {
      listeners[name] = listener;
    },
    caches,
    { claim: vi.fn() },
    fetch,
    { origin: house },
  );
});

async function happens(name: string): Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  const event = { waitUntil: (promise: Promise<unknown>) => (work = promise) };
  (listeners[name] as (event: unknown) => void)(event);
  await work;
}

/** The answer of the worker; undefined when it leaves the asking to the browser. */
async function asks(path: string, { method = "GET", mode = "cors", from = house } = {}) {
  let answer: Promise<unknown> | undefined;
  const event: FetchEvent = {
    request: { method, mode, url: from + path },
    respondWith: (promise) => {
      answer = promise;
    },
  };
  (listeners.fetch as (event: unknown) => void)(event);
  return answer;
}

test("a new version keeps its own files beside the former until it takes over", async () => {
  await happens("install");
  expect([...stores.keys()]).toEqual(["veerkracht-one", "veerkracht-two"]);
  await happens("activate");
  expect([...stores.keys()]).toEqual(["veerkracht-two"]);
});

test("a page comes from the server, and from the device when there is no internet", async () => {
  await happens("install");
  expect(await asks("/patienten/1", { mode: "navigate" })).toBe("sent /patienten/1");
  isOnline = false;
  expect(await asks("/patienten/1", { mode: "navigate" })).toBe("kept /index.html");
});

test("the files of the app come from the device", async () => {
  await happens("install");
  expect(await asks("/assets/main-1.js")).toBe("kept /assets/main-1.js");
  stores.clear();
  expect(await asks("/assets/main-1.js")).toBe("sent /assets/main-1.js");
});

test("answers, links of residents and what is sent never pass through it", async () => {
  await happens("install");
  for (const path of ["/api/session", "/assets/other-9.js", "/livez"]) {
    expect(await asks(path)).toBeUndefined();
  }
  expect(await asks("/l/abc", { mode: "navigate" })).toBeUndefined();
  expect(await asks("/api/export", { mode: "navigate" })).toBeUndefined();
  expect(await asks("/index.html", { method: "POST" })).toBeUndefined();
  expect(await asks("/index.html", { from: "https://elders.example" })).toBeUndefined();
});
