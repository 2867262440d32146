import { fireEvent, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { expect, test } from "vitest";
import { call } from "../kernel/api";
import { show } from "../testing/show";
import { LimitBanner } from "./limit_banner";

function Pages() {
  const [path, setPath] = useState("/a");
  return (
    <>
      <LimitBanner path={path} />
      <button type="button" onClick={() => setPath("/b")}>
        verder
      </button>
    </>
  );
}

test("the search asks for its reason itself", async () => {
  show(<Pages />, { "GET /api/people": { status: 429, body: { code: "limit.search" } } });
  await expect(call("GET /api/people", { query: { words: "zeil" } })).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText(/heel vaak gedaan/)).toBeNull();
});

test("who did something too often reads when it goes on, until the next page", async () => {
  show(<Pages />, {
    "GET /api/cases/{id}/export": {
      status: 429,
      body: { code: "limit.export" },
      headers: { "Retry-After": "1500" },
    },
  });
  await expect(call("GET /api/cases/{id}/export", { id: "c-1" })).rejects.toThrow();
  expect(await screen.findByText(/Over 25 minuten/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "verder" }));
  expect(screen.queryByText(/Over 25 minuten/)).toBeNull();
});
