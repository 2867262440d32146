import { beforeEach, expect, test, vi } from "vitest";
import { ignoreStrayPresses } from "./double_press";

ignoreStrayPresses(document);
const sent = vi.fn();
const opened = vi.fn();

beforeEach(() => {
  document.body.innerHTML = `<button><b>Verstuur</b></button><a href="#elders">Een andere vraag</a>`;
  sent.mockClear();
  opened.mockClear();
  document.querySelector("button")?.addEventListener("click", sent);
  document.querySelector("a")?.addEventListener("click", opened);
});

function press(what: string, detail: number): boolean {
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, detail });
  return document.querySelector(what)?.dispatchEvent(event) ?? false;
}

test("the second press of two does nothing on something else", () => {
  press("b", 1);
  expect(press("a", 2)).toBe(false);
  expect(sent).toHaveBeenCalledTimes(1);
  expect(opened).not.toHaveBeenCalled();
});

test("two presses on the same are both heard, wherever in it", () => {
  press("b", 1);
  press("button", 2);
  expect(sent).toHaveBeenCalledTimes(2);
});

test("a press of its own, and one of the keyboard, are never stray", () => {
  press("button", 1);
  expect(press("a", 1)).toBe(true);
  press("button", 1);
  expect(press("a", 0)).toBe(true);
  expect(opened).toHaveBeenCalledTimes(2);
});
