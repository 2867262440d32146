import { render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetInput, hasKeptInput, keepInput, putInputBack, watchInput } from "./kept_input";

let stops: (() => void)[] = [];

beforeEach(() => {
  history.replaceState(null, "", "/patienten/1");
  vi.useFakeTimers();
  stops = [watchInput()];
});
afterEach(() => {
  for (const stop of stops) stop();
  forgetInput();
  vi.useRealTimers();
});

function Page({ name = "Verwijzing", about = "Karin" }) {
  const [words, setWords] = useState("");
  return (
    <form aria-label={name}>
      <label>
        Eén zin voor {about}
        <input
          name="reason"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <p>{words}</p>
      <label>
        Vindt dit goed
        <input type="checkbox" name="consent" value="true" />
      </label>
      <label>
        Wachtwoord
        <input type="password" name="password" />
      </label>
    </form>
  );
}

function type(label: RegExp, value: string) {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function fillAndCover(page = <Page />) {
  const { unmount } = render(page);
  type(/Eén zin/, "Eet alleen.");
  type(/Wachtwoord/, "geheim");
  screen.getByLabelText<HTMLInputElement>(/Vindt dit goed/).click();
  keepInput();
  unmount();
}

async function lift(page = <Page />) {
  render(page);
  stops.push(putInputBack(document.body));
  await vi.advanceTimersByTimeAsync(100);
}

test("what was typed and ticked stands there again, a password never", async () => {
  fillAndCover();
  await lift();
  expect(screen.getByLabelText<HTMLInputElement>(/Eén zin/).value).toBe("Eet alleen.");
  expect(screen.getByText("Eet alleen.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>(/Vindt dit goed/).checked).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>(/Wachtwoord/).value).toBe("");
});

test("fields that come later are filled when they come", async () => {
  fillAndCover();
  stops.push(putInputBack(document.body));
  await vi.advanceTimersByTimeAsync(5_000);
  render(<Page />);
  await vi.advanceTimersByTimeAsync(100);
  expect(screen.getByText("Eet alleen.")).toBeTruthy();
});

test("what was typed about one person never comes into the page of another", async () => {
  fillAndCover();
  history.replaceState(null, "", "/patienten/2");
  await lift();
  expect(screen.getByLabelText<HTMLInputElement>(/Eén zin/).value).toBe("");
  expect(hasKeptInput()).toBe(false);
});

test("another form keeps its own fields", async () => {
  fillAndCover();
  await lift(<Page name="Melding" />);
  expect(screen.getByLabelText<HTMLInputElement>(/Eén zin/).value).toBe("");
});

test("for another person nothing stays", async () => {
  fillAndCover();
  expect(hasKeptInput()).toBe(true);
  forgetInput();
  await lift();
  expect(screen.getByLabelText<HTMLInputElement>(/Eén zin/).value).toBe("");
});
