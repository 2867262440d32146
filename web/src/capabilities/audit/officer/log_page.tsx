// Logboek: whom it was about, for a breach. Asked with a reason, which is kept with who asked.
import { useQuery } from "@tanstack/preact-query";
import { DatabaseZap, Download, Search } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { type Column, DataTable } from "../../../components/data_table/data_table";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { SummaryList } from "../../../components/summary_list/summary_list";
import { call } from "../../../kernel/api";
import type { LogFound, LogSummary, SeenBy, SeenResident } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { dayAndTime, fullDate, shortDay } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { number } from "../../../kernel/words";
import { LogForm } from "./log_form";
import { logQueriesQuery, useAskLog, useBreachOfLog, useMoreOfLog } from "./queries";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

export default function LogPage(_: PageProps) {
  useTitle(say("log.title"));
  const known = useQuery(logQueriesQuery);
  const ask = useAskLog();
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("log.title")} facts={[say("log.facts")]} />
      {known.isPending && <Skeleton label={say("loading")} lines={6} />}
      {known.isError && !known.data && (
        <ErrorState text={say("log.failed")} onRetry={() => void known.refetch()} />
      )}
      {known.data && (
        <LogForm
          accounts={known.data.accounts}
          isPending={ask.isPending}
          error={ask.error}
          onSubmit={(question) => ask.mutate(question)}
        />
      )}
      {ask.data && <Found key={ask.data.summary.id} found={ask.data} />}
      {known.data && known.data.asked.length > 0 && <Former asked={known.data.asked} />}
    </div>
  );
}

function classWords(classes: readonly string[]): string {
  return classes.map((one) => say(`class.${one}` as Key)).join(", ");
}

function Found({ found }: { found: LogFound }) {
  const { summary } = found;
  const [residents, setResidents] = useState(found.residents);
  const [next, setNext] = useState(found.next);
  const more = useMoreOfLog(summary.id);
  useEffect(() => {
    if (!more.data) return;
    setResidents((before) => [...before, ...more.data.residents]);
    setNext(more.data.next);
  }, [more.data]);
  return (
    <section className="sheet" aria-labelledby="gevonden-kop" aria-live="polite">
      <h2 id="gevonden-kop">{say("log.found", { count: summary.people })}</h2>
      {summary.people === 0 ? (
        <p>{say("log.none")}</p>
      ) : (
        <>
          <SummaryList
            rows={[
              { term: say("log.times"), value: number(summary.times) },
              { term: say("log.classes"), value: classWords(summary.classes) },
              { term: say("log.first"), value: dayAndTime(summary.first_at ?? "") },
              { term: say("log.last"), value: dayAndTime(summary.last_at ?? "") },
            ]}
          />
          <Steps summary={summary} />
          <DataTable
            caption={say("log.residents")}
            columns={residentColumns()}
            rows={residents}
            rowKey={(one) => one.person_id}
          />
          {next && (
            <div>
              <Button
                isPending={more.isPending}
                onClick={() => !more.isPending && more.mutate(next)}
              >
                {say("log.more")}
              </Button>
            </div>
          )}
          <DataTable
            caption={say("log.readers")}
            columns={readerColumns()}
            rows={found.readers}
            rowKey={(one) => `${one.name} ${one.role} ${one.organization_name}`}
          />
        </>
      )}
    </section>
  );
}

function Steps({ summary }: { summary: LogSummary }) {
  const toBreach = useBreachOfLog(summary.id);
  const { route } = useLocation();
  const [isSaving, setIsSaving] = useState(false);
  return (
    <>
      {toBreach.isError && <Banner tone="danger">{say("not_saved")}</Banner>}
      <div className="row">
        <Button
          kind="main"
          icon={DatabaseZap}
          isPending={toBreach.isPending}
          onClick={() =>
            !toBreach.isPending &&
            toBreach.mutate(undefined, {
              onSuccess: (view) => route(`/datalekken/${view.row.id}`),
            })
          }
        >
          {say("log.to_breach")}
        </Button>
        <Button
          icon={Download}
          isPending={isSaving}
          onClick={() => {
            if (isSaving) return;
            setIsSaving(true);
            void saveAsFile(summary.id).finally(() => setIsSaving(false));
          }}
        >
          {say("log.file")}
        </Button>
      </div>
    </>
  );
}

/** Asked once in words first: where a fresh proof is wanted, it is asked there. */
async function saveAsFile(id: string): Promise<void> {
  await call("GET /api/log_queries/{id}", { id });
  const link = document.createElement("a");
  link.href = `/api/log_queries/${encodeURIComponent(id)}/file`;
  link.download = "";
  link.click();
}

function residentColumns(): Column<SeenResident>[] {
  return [
    { id: "name", title: say("log.name"), cell: (one) => one.name },
    {
      id: "birth",
      title: say("log.birth"),
      cell: (one) => one.birth_on && fullDate(one.birth_on),
    },
    { id: "classes", title: say("log.classes"), cell: (one) => classWords(one.classes) },
    { id: "last", title: say("log.last"), cell: (one) => dayAndTime(one.last_at) },
    { id: "times", title: say("log.times"), cell: (one) => number(one.times), isFigure: true },
  ];
}

function readerColumns(): Column<SeenBy>[] {
  return [
    { id: "who", title: say("log.who"), cell: whoIs },
    {
      id: "role",
      title: say("log.role"),
      cell: (one) =>
        [say(`role.${one.role}` as Key) || one.role, one.organization_name]
          .filter(Boolean)
          .join(", "),
    },
    { id: "last", title: say("log.last"), cell: (one) => dayAndTime(one.last_at) },
    { id: "times", title: say("log.times"), cell: (one) => number(one.times), isFigure: true },
  ];
}

/** Of a locum also who answered for him. */
function whoIs({ name, answered_for_by }: SeenBy): string {
  const who = name || say("log.somebody");
  return answered_for_by.length === 0
    ? who
    : `${who} (${say("log.answered_for", { names: answered_for_by.join(", ") })})`;
}

function Former({ asked }: { asked: readonly LogSummary[] }) {
  return (
    <section className="sheet" aria-labelledby="eerder-kop">
      <h2 id="eerder-kop">
        <Search size={20} aria-hidden="true" /> {say("log.former")}
      </h2>
      <ul className="lined-list">
        {asked.map((one) => (
          <li key={one.id} className="breach-row">
            <p>
              <strong>{one.subject}</strong>,{" "}
              {say("log.period", { from: shortDay(one.from_on), until: shortDay(one.until_on) })}
            </p>
            <p>{one.reason}</p>
            <p className="quiet">
              {say("log.asked_by", { name: one.by_name, when: dayAndTime(one.at) })}{" "}
              {say("log.found", { count: one.people })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
