// Who presses twice means what was pressed first. When the page moved in between, the second press would
// land on something else: it does nothing there.

const things = "a, button, input, label, select, textarea, summary";
const thingAt = (target: EventTarget | null) =>
  target instanceof Element ? (target.closest(things) ?? target) : null;

/** From here on, for the whole page. */
export function ignoreStrayPresses(page: Document) {
  let first: Element | null = null;
  page.addEventListener(
    "click",
    (event) => {
      const pressed = thingAt(event.target);
      if (event.detail <= 1) {
        first = pressed;
      } else if (pressed !== first && pressed?.matches(things)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );
}
