import { useState } from "preact/hooks";
import { numberOfFailure } from "../../kernel/api";
import { say } from "../words";
import "./failure_number.css";

/** The number of what went wrong just now, to be read out over the telephone: letters and figures that
 * sound different, a dash in the middle. Nothing where no answer of the server lies behind it. */
export default function FailureNumber() {
  const [number] = useState(numberOfFailure);
  if (!number) return null;
  return (
    <p className="failure-number">
      {say("failure_number")}{" "}
      <strong translate={false} aria-hidden="true">
        {number}
      </strong>
      <span className="only-read">{spelled(number)}</span>
    </p>
  );
}

/** "4F7K-2M9Q" as "4 F 7 K, 2 M 9 Q": a screen reader says each sign. */
function spelled(number: string): string {
  return number
    .split("-")
    .map((part) => [...part].join(" "))
    .join(", ");
}
