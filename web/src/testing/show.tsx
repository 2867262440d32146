// Shows a part as the app does, with told answers instead of a server.
import { QueryClient, QueryClientProvider } from "@tanstack/preact-query";
import { render } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { LocationProvider } from "preact-iso";
import { vi } from "vitest";

export interface ToldAnswer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** "GET /api/referrals/{id}" (or a literal address) → an answer, or several in turn. */
export type ToldAnswers = Record<string, ToldAnswer | ToldAnswer[]>;

export interface Asked {
  method: string;
  address: string;
  headers: Headers;
  body: unknown;
}

/** Tells the answers and remembers what was asked. What is not told fails the test loudly. */
export function tell(answers: ToldAnswers): Asked[] {
  const asked: Asked[] = [];
  const turns = new Map<string, number>();
  vi.stubGlobal("fetch", async (address: string, request: RequestInit = {}) => {
    const method = request.method ?? "GET";
    const path = String(address).split("?")[0] ?? "";
    const body = request.body ? JSON.parse(String(request.body)) : undefined;
    asked.push({ method, address: String(address), headers: new Headers(request.headers), body });
    const key = Object.keys(answers).find((route) => matches(route, method, path));
    if (!key) throw new Error(`nobody told an answer to ${method} ${address}`);
    const told = answers[key] ?? {};
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const answer = Array.isArray(told) ? told[Math.min(turn, told.length - 1)] : told;
    const status = answer?.status ?? 200;
    const text = answer?.body === undefined ? null : JSON.stringify(answer.body);
    return new Response(status === 204 ? null : text, { status, headers: answer?.headers });
  });
  return asked;
}

function matches(route: string, method: string, path: string): boolean {
  const [routeMethod, pattern = ""] = route.split(" ");
  const expression = pattern.replace(/\{\w+\}/g, "[^/]+");
  return routeMethod === method && new RegExp(`^${expression}$`).test(path);
}

export function show(part: ComponentChildren, answers: ToldAnswers = {}): { asked: Asked[] } {
  const asked = tell(answers);
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  });
  render(
    <QueryClientProvider client={queryClient}>
      <LocationProvider>{part}</LocationProvider>
    </QueryClientProvider>,
  );
  return { asked };
}

/** How often the server would really do it: what comes twice with one key is done once. */
export function times(asked: readonly Asked[], end: string): number {
  const posts = asked.filter((one) => one.method === "POST" && one.address.endsWith(end));
  return new Set(posts.map((one) => one.headers.get("Idempotency-Key"))).size;
}
