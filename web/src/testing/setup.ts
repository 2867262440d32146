// Before each test: the words are there, and nothing of the test before is.
import { cleanup, configure } from "@testing-library/preact";
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

// A busy machine loads the later parts of a page slowly: no test is about the clock.
const patience = 4_000;
configure({ asyncUtilTimeout: patience });
const waitFor = vi.waitFor;
vi.waitFor = (check, options) => waitFor(check, options ?? patience);
