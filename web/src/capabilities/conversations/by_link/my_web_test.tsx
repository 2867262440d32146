import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show } from "../../../testing/show";
import { MyWebPanel } from "./my_web";

test("a talk about one question has no web, and its words are read all the same", async () => {
  show(<MyWebPanel />, { "GET /api/my/web": { body: { words: "Ik open de post niet meer." } } });
  expect(await screen.findByText("Ik open de post niet meer.")).toBeTruthy();
  expect(screen.queryByText(/Er is nog geen web/)).toBeNull();
});

test("where nothing was told the next step is said", async () => {
  show(<MyWebPanel />, { "GET /api/my/web": { body: { words: "" } } });
  expect(await screen.findByText(/Er is nog geen web/)).toBeTruthy();
});
