// To whom this person said no: read before somebody is asked again.
import { queryOptions, useQuery } from "@tanstack/preact-query";
import { EyeOff } from "lucide-preact";
import { ErrorState } from "../../../components/error_state/error_state";
import { call } from "../../../kernel/api";
import type { RefusalRow } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { RefuseAtPerson } from "./refuse_at_person";
import { say } from "./words";
import "./refusals.css";

const refusalsQuery = (personId: string) =>
  queryOptions({
    queryKey: ["people", personId, "refusals"],
    queryFn: () => call("GET /api/people/{id}/refusals", { id: personId }),
  });

/** Whom the resident refused, and the way to write down one more. */
interface RefusalLinesProps {
  personId: string;
  isOnlyRead?: boolean;
}

export default function RefusalLines({ personId, isOnlyRead = false }: RefusalLinesProps) {
  const asked = useQuery(refusalsQuery(personId));
  if (asked.isError && !asked.data)
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return null;
  return (
    <div className="stack stack-tight">
      {asked.data.length > 0 && <Refused rows={asked.data} />}
      {!isOnlyRead && <RefuseAtPerson personId={personId} />}
    </div>
  );
}

function Refused({ rows }: { rows: readonly RefusalRow[] }) {
  return (
    <>
      <ul className="plain-list stack stack-tight" aria-label={say("label")}>
        {rows.map((refusal) => (
          <li key={refusal.id} className="refused">
            <EyeOff size={18} aria-hidden="true" />
            <span>
              {say("line", { name: refusal.recipient_name })}{" "}
              <span className="quiet">{whenWords(refusal)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet small">{say("own")}</p>
    </>
  );
}

function whenWords({ refused_at, recorded_by }: RefusalRow): string {
  const date = day(refused_at);
  return recorded_by ? say("written", { date, name: recorded_by }) : say("said", { date });
}
