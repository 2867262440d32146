import type { ComponentChildren } from "preact";
import "./print_sheet.css";

/** What only stands on paper: a table of numbers, lines to write on, who made it and when. */
export function PrintSheet({ children }: { children: ComponentChildren }) {
  return <div className="print-sheet">{children}</div>;
}
