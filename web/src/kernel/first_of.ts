import { useState } from "preact/hooks";

const shownFirst = 3;

/** The first of a list that may be long: `hidden` more stand behind one press, and then all of them here. */
export function useFirst<T>(rows: readonly T[], most = shownFirst) {
  const [hasAll, setHasAll] = useState(false);
  // A single one more takes no more room than the button for it.
  const shown = hasAll || rows.length <= most + 1 ? rows : rows.slice(0, most);
  return { shown, hidden: rows.length - shown.length, showAll: () => setHasAll(true) };
}
