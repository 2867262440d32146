import { Printer } from "lucide-preact";
import { Button } from "../button/button";
import { say } from "../words";
import "./print_sheet.css";

export default function PrintButton({ label = say("print") }: { label?: string }) {
  return (
    <span className="print-button">
      <Button kind="quiet" icon={Printer} onClick={() => print()}>
        {label}
      </Button>
    </span>
  );
}
