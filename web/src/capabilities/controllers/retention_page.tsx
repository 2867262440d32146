// Bewaren: look what is past its term, let it go, and read what became of it.
import { useQuery } from "@tanstack/preact-query";
import { Printer, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { type Column, DataTable } from "../../components/data_table/data_table";
import { Dialog } from "../../components/dialog/dialog";
import { Disclosure } from "../../components/disclosure/disclosure";
import { ErrorState } from "../../components/error_state/error_state";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusTag } from "../../components/status_tag/status_tag";
import { SummaryList } from "../../components/summary_list/summary_list";
import { Problem } from "../../kernel/api";
import type { Retention, RetentionCount, RetentionRunView } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { dayAndTime } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { number } from "../../kernel/words";
import { HoldSheet } from "./hold_sheet";
import { retentionQuery, useLook, useRelease } from "./queries";
import { lengthOf } from "./terms_step";
import { say, sayOf } from "./words";

export default function RetentionPage(_: PageProps) {
  useTitle(say("keeping"));
  const asked = useQuery(retentionQuery);
  const page = asked.data;
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("keeping")} facts={page ? [page.organization_name] : []} />
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.isError && !page && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {page && (
        <>
          {page.may_change && <Looking page={page} />}
          <Reports runs={page.runs.filter((run) => run.state !== "looked")} />
          <Terms page={page} />
          <Register />
          {(page.may_change || page.holds) && <HoldSheet key={page.hold.version} page={page} />}
        </>
      )}
    </div>
  );
}

// --- Looking and letting go ---------------------------------------------------------------------

function Looking({ page }: { page: Retention }) {
  const look = useLook();
  const release = useRelease();
  const [isAsking, setIsAsking] = useState(false);
  const looked = page.runs.find((run) => run.state === "looked");
  const isBusy = page.runs.some((run) => run.state === "released");
  const due = looked ? sum(looked.counts, "due") : 0;
  return (
    <section className="sheet" aria-labelledby="bewaren-kijken">
      <h2 id="bewaren-kijken">{say("look.title")}</h2>
      <p>{say(page.by_itself ? "look.by_itself" : "look.first")}</p>
      {page.wanted.length > 0 && (
        <Banner tone="warn">
          {say("look.wanted", {
            steps: page.wanted.map((step) => sayOf("short", step)).join(", "),
          })}{" "}
          <a href="/organisatie">{say("title")}</a>
        </Banner>
      )}
      {page.holds && <Banner tone="warn">{say("hold.holds")}</Banner>}
      {isBusy && <Banner tone="info">{say("look.busy")}</Banner>}
      {(look.isError || release.isError) && (
        <Banner tone="danger">{failure(release.error ?? look.error)}</Banner>
      )}
      {looked && (
        <>
          <p>
            {say("look.at", { when: dayAndTime(looked.looked_at), name: looked.looked_by })}{" "}
            {due === 0 && say("look.nothing")}
          </p>
          <Counts caption={say("look.counts")} counts={looked.counts} isDone={false} />
        </>
      )}
      <div className="row">
        <Button isPending={look.isPending} onClick={() => look.mutate()}>
          {say(looked ? "look.again" : "look")}
        </Button>
        {due > 0 && page.wanted.length === 0 && !page.holds && (
          <Button kind="main" icon={Trash2} onClick={() => setIsAsking(true)}>
            {say("release", { count: due })}
          </Button>
        )}
      </div>
      {isAsking && looked && (
        <Dialog title={say("release", { count: due })} onClose={() => setIsAsking(false)}>
          <p>{say("release.text", { count: due })}</p>
          <p>{say("release.nights")}</p>
          <div className="row">
            <Button
              kind="danger"
              isPending={release.isPending}
              onClick={() => {
                if (release.isPending) return;
                release.mutateAsync(looked.id).then(
                  () => setIsAsking(false),
                  () => setIsAsking(false),
                );
              }}
            >
              {say("release.yes")}
            </Button>
            <Button kind="quiet" onClick={() => setIsAsking(false)}>
              {say("release.no")}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function failure(error: unknown): string {
  if (error instanceof Problem && error.code === "retention.look_again") return say("look_again");
  if (error instanceof Problem && error.code === "retention.held") return say("hold.holds");
  if (error instanceof Problem && error.code === "setup.incomplete") return say("setup_first");
  return say("not_done");
}

// --- Numbers ------------------------------------------------------------------------------------

function sum(counts: readonly RetentionCount[], what: string): number {
  return counts.filter((one) => one.what === what).reduce((all, one) => all + one.number, 0);
}

interface RecordRow {
  record: string;
  due: number;
  removed: number;
  kept: string[];
}

function rowsOf(counts: readonly RetentionCount[]): RecordRow[] {
  const rows = new Map<string, RecordRow>();
  for (const { record, what, number: count } of counts) {
    if (what === "before" || what === "rows") continue;
    const row = rows.get(record) ?? { record, due: 0, removed: 0, kept: [] };
    rows.set(record, row);
    if (what === "due") row.due = count;
    else if (what === "removed") row.removed = count;
    else row.kept.push(`${number(count)} ${sayOf("kept", what.slice("kept.".length))}`);
  }
  return [...rows.values()];
}

function columns(isDone: boolean): Column<RecordRow>[] {
  const all: Column<RecordRow>[] = [
    { id: "record", title: say("column.record"), cell: (row) => sayOf("record", row.record) },
    { id: "due", title: say("column.due"), cell: (row) => number(row.due), isFigure: true },
    {
      id: "removed",
      title: say("column.removed"),
      cell: (row) => number(row.removed),
      isFigure: true,
    },
    { id: "kept", title: say("column.kept"), cell: (row) => row.kept.join("; ") || "–" },
  ];
  return isDone ? all : all.filter((column) => column.id !== "removed");
}

interface CountsProps {
  caption: string;
  counts: readonly RetentionCount[];
  isDone: boolean;
}

function Counts({ caption, counts, isDone }: CountsProps) {
  const rows = rowsOf(counts);
  const before = counts.find((one) => one.record === "records" && one.what === "before");
  return (
    <>
      {before && <p className="quiet">{say("before", { count: before.number })}</p>}
      {rows.length > 0 && (
        <DataTable
          caption={caption}
          isCaptionHidden
          columns={columns(isDone)}
          rows={rows}
          rowKey={(row) => row.record}
        />
      )}
    </>
  );
}

// --- Reports ------------------------------------------------------------------------------------

function Reports({ runs }: { runs: readonly RetentionRunView[] }) {
  return (
    <section className="sheet" aria-labelledby="bewaren-verslagen">
      <h2 id="bewaren-verslagen">{say("reports")}</h2>
      {runs.length === 0 && <p>{say("reports.none")}</p>}
      {runs.map((run, at) => (
        <Report key={run.id} run={run} isFirst={at === 0} />
      ))}
    </section>
  );
}

function Report({ run, isFirst }: { run: RetentionRunView; isFirst: boolean }) {
  if (run.state === "nothing")
    return <p className="quiet">{say("reports.nothing", { when: dayAndTime(run.looked_at) })}</p>;
  const removed = sum(run.counts, "removed");
  return (
    <Disclosure
      isOpen={isFirst}
      title={say("report", { when: dayAndTime(run.finished_at ?? run.looked_at), count: removed })}
    >
      <p>
        {run.released_by
          ? say("report.by", { name: run.released_by, when: dayAndTime(run.released_at ?? "") })
          : say("report.by_night")}{" "}
        {run.state === "released" && <StatusTag state="busy">{say("report.busy")}</StatusTag>}
      </p>
      <Counts caption={say("reports")} counts={run.counts} isDone />
    </Disclosure>
  );
}

function Terms({ page }: { page: Retention }) {
  return (
    <section className="sheet" aria-labelledby="bewaren-termijnen">
      <h2 id="bewaren-termijnen">{say("terms")}</h2>
      <SummaryList
        rows={page.terms.map((term) => ({
          term: sayOf("record", term.record),
          value: (
            <>
              {lengthOf(term)}
              <br />
              <span className="quiet">
                {sayOf("from", term.from)} {sayOf("law", term.law)}
              </span>
            </>
          ),
        }))}
      />
      {page.may_change && (
        <p>
          <a href="/organisatie">{say("terms.change")}</a>
        </p>
      )}
    </section>
  );
}

function Register() {
  return (
    <section className="sheet" aria-labelledby="bewaren-register">
      <h2 id="bewaren-register">{say("register")}</h2>
      <p>{say("register.text")}</p>
      <div className="row">
        <LinkButton href="/api/processing_register/paper" icon={Printer} target="_blank">
          {say("register.paper")}
        </LinkButton>
      </div>
    </section>
  );
}
