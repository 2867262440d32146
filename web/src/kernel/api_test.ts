import { beforeEach, describe, expect, test, vi } from "vitest";
import { tell } from "../testing/show";
import {
  forgetSubmissions,
  NoConnection,
  onLine,
  onSignedOut,
  Problem,
  call as typedCall,
} from "./api";

// The routes of the server change; these tests are about the door, so they use doors of their own.
const call = typedCall as unknown as (route: string, input?: object) => Promise<unknown>;

beforeEach(forgetSubmissions);

describe("a call", () => {
  test("fills in the path, the query and the body", async () => {
    const asked = tell({ "PUT /api/goals/{id}": { body: { id: "a b" } } });
    await call("PUT /api/goals/{id}", {
      id: "a/b",
      query: { from: 1, none: undefined },
      body: { text: "é" },
    });
    expect(asked[0]?.address).toBe("/api/goals/a%2Fb?from=1");
    expect(asked[0]?.body).toEqual({ text: "é" });
    expect(asked[0]?.headers.get("X-VK")).toBe("1");
    expect(asked[0]?.headers.get("Content-Type")).toBe("application/json");
  });

  test("a missing part of the path is a mistake of the caller", async () => {
    tell({});
    await expect(call("GET /api/goals/{id}", {})).rejects.toThrow("no id");
  });

  test("no content is no answer", async () => {
    tell({ "DELETE /api/goals/{id}": { status: 204 } });
    expect(await call("DELETE /api/goals/{id}", { id: "1" })).toBeUndefined();
  });

  test("the server's no becomes a Problem with its fields", async () => {
    tell({
      "POST /api/goals": {
        status: 422,
        body: {
          title: "t",
          status: 422,
          code: "body.invalid",
          fields: { text: "required" },
          request_id: "4F7K",
        },
      },
    });
    const problem = await call("POST /api/goals", { body: {} }).catch((error) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      status: 422,
      code: "body.invalid",
      requestId: "4F7K",
      fields: { text: "required" },
    });
  });

  test("an answer that is not the server's keeps only its status", async () => {
    vi.stubGlobal("fetch", async () => new Response("<html>", { status: 502 }));
    await expect(call("GET /api/goals")).rejects.toMatchObject({ status: 502, code: "internal" });
  });

  test("401 tells the house that nobody is signed in", async () => {
    const heard = vi.fn();
    const stop = onSignedOut(heard);
    tell({ "GET /api/goals": { status: 401, body: { code: "session.over" } } });
    await expect(call("GET /api/goals")).rejects.toBeInstanceOf(Problem);
    expect(heard).toHaveBeenCalledOnce();
    stop();
  });

  test("a lost line is no Problem, and is told", async () => {
    const heard = vi.fn();
    const stop = onLine(heard);
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("failed to fetch");
    });
    await expect(call("GET /api/goals")).rejects.toBeInstanceOf(NoConnection);
    expect(heard).toHaveBeenLastCalledWith(false);
    stop();
  });
});

describe("the key of a submission", () => {
  const key = (asked: { headers: Headers }[], at: number) =>
    asked[at]?.headers.get("Idempotency-Key");

  test("is kept over a lost line", async () => {
    const keys: (string | null)[] = [];
    let isDown = true;
    vi.stubGlobal("fetch", async (_: string, request: RequestInit) => {
      keys.push(new Headers(request.headers).get("Idempotency-Key"));
      if (isDown) throw new TypeError("failed to fetch");
      return new Response("{}", { status: 201 });
    });
    await call("POST /api/goals", { body: { text: "a" } }).catch(() => {});
    isDown = false;
    await call("POST /api/goals", { body: { text: "a" } });
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  test("is the same for a double click and another for another text", async () => {
    const asked = tell({ "POST /api/goals": { status: 201, body: {} } });
    await Promise.all([
      call("POST /api/goals", { body: { text: "a" } }),
      call("POST /api/goals", { body: { text: "a" } }),
      call("POST /api/goals", { body: { text: "b" } }),
    ]);
    expect(key(asked, 1)).toBe(key(asked, 0));
    expect(key(asked, 2)).not.toBe(key(asked, 0));
  });

  test("ends with the answer: saying the same again is a new submission", async () => {
    const asked = tell({ "POST /api/goals": { status: 201, body: {} } });
    await call("POST /api/goals", { body: { text: "a" } });
    await call("POST /api/goals", { body: { text: "a" } });
    expect(key(asked, 1)).not.toBe(key(asked, 0));
  });

  test("stays while the server says not now", async () => {
    const asked = tell({
      "POST /api/goals": [{ status: 503, body: { code: "busy" } }, { status: 201 }],
    });
    await call("POST /api/goals", { body: { text: "a" } }).catch(() => {});
    await call("POST /api/goals", { body: { text: "a" } });
    expect(key(asked, 1)).toBe(key(asked, 0));
  });

  test("asking has no key", async () => {
    const asked = tell({ "GET /api/goals": { body: [] } });
    await call("GET /api/goals");
    expect(key(asked, 0)).toBeNull();
  });
});
