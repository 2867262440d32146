// What waits for a second colleague, and what was made one and can be undone.
import { useQuery } from "@tanstack/preact-query";
import { GitMerge } from "lucide-preact";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusTag } from "../../../components/status_tag/status_tag";
import type { MergeRow } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { mergesQuery } from "./queries";
import { say } from "./words";

/** Above the list of pairs: only what waits, and nothing where nothing does. */
export function WaitingMerges() {
  const asked = useQuery(mergesQuery);
  const rows = asked.data?.filter((row) => row.waits) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="wacht-kop">
      <h2 id="wacht-kop">{say("merges.waiting")}</h2>
      <Rows rows={rows} label={say("merges.waiting")} />
    </section>
  );
}

export function MadeOne() {
  const asked = useQuery(mergesQuery);
  const rows = asked.data?.filter((row) => row.state !== "proposed") ?? [];
  return (
    <div className="stack">
      {asked.isPending && <Skeleton label={say("loading")} lines={4} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && rows.length === 0 && (
        <EmptyState icon={GitMerge} text={say("empty_merged")} />
      )}
      {rows.length > 0 && (
        <div className="sheet">
          <Rows rows={rows} label={say("merged")} />
        </div>
      )}
    </div>
  );
}

function Rows({ rows, label }: { rows: readonly MergeRow[]; label: string }) {
  return (
    <ul className="lined-list" aria-label={label}>
      {rows.map((row) => (
        <li key={row.pair_id} className="pair">
          <p className="pair-person">
            <strong>{say("pair", { first: row.stays, second: row.goes })}</strong>
            <span className="quiet">
              {say("merges.by", { name: row.by_name, date: day(row.at) })}
            </span>
          </p>
          {row.waits && (
            <div>
              <StatusTag state={row.waits_for_other ? "busy" : "attention"}>
                {waitsFor(row)}
              </StatusTag>
            </div>
          )}
          <a
            className="pair-link"
            href={hrefOf(row)}
            aria-label={`${say("merges.look")}: ${say("pair", { first: row.stays, second: row.goes })}`}
          >
            {say("merges.look")}
          </a>
        </li>
      ))}
    </ul>
  );
}

function hrefOf(row: MergeRow): string {
  return row.kind === "split" ? `/patienten/${row.stays_id}/splitsen` : `/dubbel/${row.pair_id}`;
}

function waitsFor(row: MergeRow): string {
  if (row.waits_for_other) return say("merges.other");
  if (row.kind === "split")
    return say(row.state === "split" ? "merges.join_you" : "merges.split_you");
  return say(row.state === "merged" ? "merges.undo_you" : "merges.you");
}
