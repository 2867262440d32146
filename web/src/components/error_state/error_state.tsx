import { CloudOff } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Button } from "../button/button";
import { NumberToQuote } from "../failure_number/number_to_quote";
import { say } from "../words";
import "../empty_state/empty_state.css";

export interface ErrorStateProps {
  /** What did not work and what is safe. No code, no blame. */
  text: ComponentChildren;
  onRetry?: () => void;
}

/** Only the part that failed; the rest of the page goes on. */
export function ErrorState({ text, onRetry }: ErrorStateProps) {
  return (
    <div className="empty-state" role="alert">
      <span className="empty-icon">
        <CloudOff size={24} aria-hidden="true" />
      </span>
      <p>{text}</p>
      <NumberToQuote />
      {onRetry && <Button onClick={onRetry}>{say("try_again")}</Button>}
    </div>
  );
}
