import { Printer } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Button } from "../button/button";
import { say } from "../words";
import "./print_sheet.css";

/** What only stands on paper: a table of numbers, lines to write on, who made it and when. */
export function PrintSheet({ children }: { children: ComponentChildren }) {
  return <div className="print-sheet">{children}</div>;
}

export function PrintButton({ label = say("print") }: { label?: string }) {
  return (
    <span className="print-button">
      <Button kind="quiet" icon={Printer} onClick={() => print()}>
        {label}
      </Button>
    </span>
  );
}
