// Before each test: the words are there, and nothing of the test before is.
import { cleanup } from "@testing-library/preact";
import { afterEach, beforeEach, vi } from "vitest";
import { wordsReady } from "../kernel/words";

beforeEach(async () => {
  await wordsReady();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.title = "";
});
