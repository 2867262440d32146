import { onlineManager, QueryClientProvider, useMutation, useQuery } from "@tanstack/preact-query";
import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { NoConnection, Problem, call as typedCall } from "./api";
import { createQueryClient, isWorthRetrying, keptTrue, useLine, watchLine } from "./line";

const call = typedCall as unknown as (route: string, input?: object) => Promise<unknown>;

afterEach(() => onlineManager.setOnline(true));

function Sender() {
  const send = useMutation({
    mutationFn: (text: string) => call("POST /api/goals", { body: { text } }),
  });
  const isUp = useLine();
  return (
    <>
      <button type="button" onClick={() => send.mutate("wandelen")}>
        Verstuur
      </button>
      <p>{isUp ? "er is internet" : "geen internet"}</p>
      <p>{send.isSuccess ? "verstuurd" : "wacht"}</p>
    </>
  );
}

test("without internet a submission waits, and goes out once with the same key", async () => {
  vi.useFakeTimers();
  let isDown = true;
  const keys: string[] = [];
  vi.stubGlobal("fetch", async (address: string, request?: RequestInit) => {
    if (address === "/api/goals") {
      keys.push(new Headers(request?.headers).get("Idempotency-Key") ?? "");
    }
    if (isDown) throw new TypeError("failed to fetch");
    return new Response("{}", { status: 200 });
  });
  const stop = watchLine();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Sender />
    </QueryClientProvider>,
  );

  fireEvent.click(screen.getByRole("button"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(screen.getByText("geen internet")).toBeTruthy();
  expect(screen.getByText("wacht")).toBeTruthy();

  isDown = false;
  await vi.advanceTimersByTimeAsync(40_000);
  expect(screen.getByText("er is internet")).toBeTruthy();
  expect(screen.getByText("verstuurd")).toBeTruthy();
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  stop();
});

test("the server's no is an answer and is not asked again", () => {
  expect(isWorthRetrying(0, new Problem({ status: 422, code: "body.invalid" }))).toBe(false);
  expect(isWorthRetrying(0, new Problem({ status: 503, code: "busy" }))).toBe(true);
  expect(isWorthRetrying(2, new Problem({ status: 503, code: "busy" }))).toBe(false);
  expect(isWorthRetrying(50, new NoConnection())).toBe(true);
});

function OpenCase() {
  const shown = useQuery({
    queryKey: ["case"],
    queryFn: () => call("GET /api/cases/1") as Promise<{ name: string }>,
  });
  const note = useMutation({ mutationFn: () => call("POST /api/cases/1/notes", { body: {} }) });
  return (
    <>
      <p>{shown.data?.name ?? "niets"}</p>
      <button type="button" onClick={() => void shown.refetch()}>
        Kijk weer
      </button>
      <button type="button" onClick={() => note.mutate()}>
        Schrijf
      </button>
    </>
  );
}

/** A case stands open; from then on the server answers so. */
async function openCase(status: number, code: string) {
  let isOpen = false;
  vi.stubGlobal("fetch", async () =>
    isOpen
      ? new Response(JSON.stringify({ code }), { status })
      : new Response('{"name":"Lies Verzonnen"}', { status: 200 }),
  );
  render(
    <QueryClientProvider client={createQueryClient()}>
      <OpenCase />
    </QueryClientProvider>,
  );
  await screen.findByText("Lies Verzonnen");
  isOpen = true;
}

test.each(["Kijk weer", "Schrijf"])(
  "after a withdrawal an open screen keeps nothing: %s",
  async (button) => {
    await openCase(403, "access.ended");
    fireEvent.click(screen.getByRole("button", { name: button }));
    expect(await screen.findByText("niets")).toBeTruthy();
  },
);

test("a server that is busy takes nothing away from the screen", async () => {
  await openCase(500, "internal");
  fireEvent.click(screen.getByRole("button", { name: "Kijk weer" }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.getByText("Lies Verzonnen")).toBeTruthy();
});

test("an open page asks whether it is still so, and what is unchanged stays as it is", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const asked: (string | null)[] = [];
  let answer = new Response('{"name":"Lies Verzonnen"}', { headers: { ETag: '"one"' } });
  vi.stubGlobal("fetch", async (_: string, request: RequestInit) => {
    asked.push(new Headers(request.headers).get("If-None-Match"));
    return answer;
  });
  const client = createQueryClient();
  const key = ["cases", "1"];
  const OpenPage = () => {
    const page = useQuery({
      queryKey: key,
      queryFn: ({ client, queryKey }) =>
        call("GET /api/cases/{id}", { id: "1", shown: client.getQueryData(queryKey) }),
      ...keptTrue,
    });
    return <p>{(page.data as { name: string } | undefined)?.name ?? "niets"}</p>;
  };
  render(
    <QueryClientProvider client={client}>
      <OpenPage />
    </QueryClientProvider>,
  );
  await screen.findByText("Lies Verzonnen");
  const shown = client.getQueryData(key);
  answer = new Response(null, { status: 304 });
  await vi.advanceTimersByTimeAsync(26_000);
  expect(asked).toEqual([null, '"one"']);
  expect(client.getQueryData(key)).toBe(shown);
  answer = new Response('{"code":"access.ended"}', { status: 403 });
  await vi.advanceTimersByTimeAsync(26_000);
  expect(await screen.findByText("niets")).toBeTruthy();
  vi.useRealTimers();
});
