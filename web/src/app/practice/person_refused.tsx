// Why there is no patient to see: nobody there, frozen for an objection, or it did not load.

import { Lock } from "lucide-preact";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { isRestricted, Problem } from "../../kernel/api";
import { say } from "./words";

export default function PersonRefused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const isGone = error instanceof Problem && error.status === 404;
  return (
    <div className="page page-narrow stack">
      <h1>{say("person.title")}</h1>
      {isRestricted(error) ? (
        <EmptyState icon={Lock} text={say("person.restricted")} />
      ) : (
        <ErrorState text={say(isGone ? "person.gone" : "person.failed")} onRetry={onRetry} />
      )}
    </div>
  );
}
