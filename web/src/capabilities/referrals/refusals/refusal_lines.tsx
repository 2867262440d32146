// To whom this person said no: read before somebody is asked again.
import { queryOptions, useQuery } from "@tanstack/preact-query";
import { EyeOff } from "lucide-preact";
import { ErrorState } from "../../../components/error_state/error_state";
import { call } from "../../../kernel/api";
import type { RefusalRow } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { say } from "./words";

const refusalsQuery = (personId: string) =>
  queryOptions({
    queryKey: ["people", personId, "refusals"],
    queryFn: () => call("GET /api/people/{id}/refusals", { id: personId }),
  });

/** Nothing where nobody was refused. */
export default function RefusalLines({ personId }: { personId: string }) {
  const asked = useQuery(refusalsQuery(personId));
  if (asked.isError && !asked.data)
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  if (!asked.data || asked.data.length === 0) return null;
  return (
    <div className="stack stack-tight">
      <ul className="plain-list" aria-label={say("label")}>
        {asked.data.map((refusal) => (
          <li key={refusal.id} className="row">
            <EyeOff size={18} aria-hidden="true" />
            <span>
              {say("line", { name: refusal.recipient_name })}{" "}
              <span className="quiet">{whenWords(refusal)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet small">{say("own")}</p>
    </div>
  );
}

function whenWords({ refused_at, recorded_by }: RefusalRow): string {
  const date = day(refused_at);
  return recorded_by ? say("written", { date, name: recorded_by }) : say("said", { date });
}
