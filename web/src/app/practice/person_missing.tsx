// The page of a patient that does not come: gone, or not to be read now.
import { ErrorState } from "../../components/error_state/error_state";
import { Problem } from "../../kernel/api";
import { say } from "./words";

interface PersonMissingProps {
  error: Error;
  onRetry: () => void;
}

export default function PersonMissing({ error, onRetry }: PersonMissingProps) {
  const isGone = error instanceof Problem && error.status === 404;
  return (
    <div className="page page-narrow stack">
      <h1>{say("person.title")}</h1>
      <ErrorState text={say(isGone ? "person.gone" : "person.failed")} onRetry={onRetry} />
    </div>
  );
}
