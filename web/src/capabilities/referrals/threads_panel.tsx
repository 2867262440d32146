// What runs for this person: with each referral its last step and who does what next.
import { useQuery } from "@tanstack/preact-query";
import { Disclosure } from "../../components/disclosure/disclosure";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusTag } from "../../components/status_tag/status_tag";
import { TaskList } from "../../components/task_list/task_list";
import type { ThreadRow } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { later } from "../../kernel/later";
import { nameAndOrganization } from "./names";
import { threadsQuery } from "./queries";
import { questionLine } from "./question_line";
import { stateOf } from "./questions/question_box";
import { fieldList, nextWords, reasonWord, stepTitle } from "./step_words";
import { say } from "./words";
import "./threads_panel.css";

const RefusalLines = later(
  () => import("./refusals/refusal_lines"),
  () => null,
);

interface ThreadsPanelProps {
  personId: string;
  /** Nothing can be written down here: the record is frozen, or it is not known yet. */
  isOnlyRead?: boolean;
}

export default function ThreadsPanel({ personId, isOnlyRead = false }: ThreadsPanelProps) {
  const asked = useQuery(threadsQuery(personId));
  const open = asked.data?.rows.filter((row) => row.open) ?? [];
  const closed = asked.data?.rows.filter((row) => !row.open) ?? [];
  return (
    <section id="loopt" className="sheet" aria-labelledby="loopt-kop">
      <h2 id="loopt-kop">{say("threads.title")}</h2>
      {asked.isPending && <Skeleton label={say("loading")} lines={3} />}
      {asked.isError && (
        <ErrorState text={say("threads.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && open.length === 0 && <EmptyState text={say("threads.none")} />}
      {open.length > 0 && <Threads rows={open} label={say("threads.title")} />}
      {closed.length > 0 && (
        <Disclosure title={say("threads.closed", { count: closed.length })}>
          <Threads rows={closed} label={say("threads.closed", { count: closed.length })} />
        </Disclosure>
      )}
      <RefusalLines personId={personId} isOnlyRead={isOnlyRead} />
    </section>
  );
}

interface ThreadsProps {
  rows: readonly ThreadRow[];
  label: string;
}

function Threads({ rows, label }: ThreadsProps) {
  return (
    <TaskList
      label={label}
      rows={rows.map((row) => ({
        id: row.referral_id,
        href: `/verwijzingen/${row.referral_id}`,
        title: nameOf(row),
        hint: (
          <>
            <ThreadTag row={row} />
            <ThreadHint row={row} />
          </>
        ),
        state: null,
      }))}
    />
  );
}

function nameOf(row: ThreadRow): string {
  return nameAndOrganization(row.to_name, row.to_organization_name);
}

function ThreadHint({ row }: { row: ThreadRow }) {
  const next = nextWords(row);
  const reason = reasonWord(row.reason);
  return (
    <span className="thread-hint">
      {next ? (
        <span>{next}</span>
      ) : (
        <span>
          {reason ? `${reason}, ` : ""}
          {say("threads.until", { date: shortDay(row.changed_at) })}
        </span>
      )}
      {row.question && (
        <span>
          {questionLine(row.question)} {stateOf(row.question)}
        </span>
      )}
      {row.fields.length > 0 && (
        <span className="quiet small">
          {say("threads.sees", { fields: fieldList(row.fields) })}
        </span>
      )}
    </span>
  );
}

function ThreadTag({ row }: { row: ThreadRow }) {
  const waits = row.step === "sent" || row.step === "received";
  const state = !row.open
    ? row.state === "completed"
      ? "done"
      : "attention"
    : waits
      ? "waiting"
      : row.step === "follow_up"
        ? "follow_up"
        : "busy";
  return <StatusTag state={state}>{stepTitle(row.step, row.attempts)}</StatusTag>;
}
