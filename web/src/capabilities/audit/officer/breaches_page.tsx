// Datalekken: what must still be decided first, then what is open, then what was closed.
import { useQuery } from "@tanstack/preact-query";
import { DatabaseZap, ShieldCheck } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Button } from "../../../components/button/button";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import type { BreachRow } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day, dayAndTime } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { BreachForm, factsOfNow } from "./breach_form";
import { breachesQuery, useNoteBreach } from "./queries";
import { ReportTag } from "./report_tag";
import { say } from "./words";
import "./officer.css";

export default function BreachesPage(_: PageProps) {
  useTitle(say("title"));
  const [isNoting, setIsNoting] = useState(false);
  const asked = useQuery(breachesQuery);
  const rows = asked.data ?? [];
  const open = rows.filter((row) => !row.closed_at);
  const closed = rows.filter((row) => row.closed_at);
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={[say("facts")]}>
        {!isNoting && (
          <Button kind="main" icon={DatabaseZap} onClick={() => setIsNoting(true)}>
            {say("note")}
          </Button>
        )}
      </PageHead>
      {isNoting && <NewBreach onStop={() => setIsNoting(false)} />}
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && rows.length === 0 && !isNoting && (
        <EmptyState icon={ShieldCheck} text={say("empty")} />
      )}
      {open.length > 0 && (
        <Rows id="open" title={say("open", { count: open.length })} rows={open} />
      )}
      {closed.length > 0 && (
        <Rows id="dicht" title={say("closed_ones", { count: closed.length })} rows={closed} />
      )}
    </div>
  );
}

function Rows({ id, title, rows }: { id: string; title: string; rows: readonly BreachRow[] }) {
  return (
    <section className="sheet" aria-labelledby={`${id}-kop`}>
      <h2 id={`${id}-kop`}>{title}</h2>
      <ul className="lined-list" aria-label={title}>
        {rows.map((row) => (
          <li key={row.id} className="breach-row">
            <div className="row">
              <h3>
                <a href={`/datalekken/${row.id}`}>
                  {say("name", { date: day(row.discovered_at) })}
                </a>
              </h3>
              <ReportTag row={row} />
            </div>
            <p className="breach-what">{row.what}</p>
            <p className="quiet">
              {say("people_about", { count: row.people })}{" "}
              {!row.report && say("due", { when: dayAndTime(row.report_due_at) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewBreach({ onStop }: { onStop: () => void }) {
  const note = useNoteBreach();
  const { route } = useLocation();
  return (
    <section className="sheet" aria-labelledby="nieuw-kop">
      <h2 id="nieuw-kop">{say("note")}</h2>
      <p className="quiet">{say("note_hint")}</p>
      <BreachForm
        label={say("note")}
        facts={factsOfNow()}
        isPending={note.isPending}
        error={note.error}
        onStop={onStop}
        onSubmit={(facts) =>
          note.mutate(facts, { onSuccess: (view) => route(`/datalekken/${view.row.id}`) })
        }
      />
    </section>
  );
}
