// One breach: the clock on top, what must still be decided, the facts, and everything that it ever said.
import { useQuery } from "@tanstack/preact-query";
import { Lock, LockOpen } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import { SummaryList } from "../../../components/summary_list/summary_list";
import type { BreachFacts, BreachMoment, BreachView } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day, dayAndTime } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { BreachForm } from "./breach_form";
import { breachQuery, useChangeBreach, useCloseBreach, useReopenBreach } from "./queries";
import { ReportTag } from "./report_tag";
import { say } from "./words";
import "./officer.css";

type Key = Parameters<typeof say>[0];

export default function BreachPage({ params }: PageProps) {
  useTitle(say("one"));
  const asked = useQuery(breachQuery(params.id ?? ""));
  return (
    <div className="page page-narrow stack">
      {!asked.data && <PageHead title={say("one")} />}
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && <Breach view={asked.data} />}
    </div>
  );
}

function Breach({ view }: { view: BreachView }) {
  const { row, facts } = view;
  return (
    <>
      <PageHead
        title={say("one")}
        facts={[
          say("name", { date: dayAndTime(row.discovered_at) }),
          say("noted_by", { name: view.noted_by_name }),
        ]}
      />
      <section className="sheet" aria-labelledby="klok-kop">
        <div className="row row-apart">
          <h2 id="klok-kop">{say("clock")}</h2>
          <ReportTag row={row} />
        </div>
        <p>{say("clock_due", { when: dayAndTime(row.report_due_at) })}</p>
        <Closing view={view} />
      </section>
      {row.closed_at ? (
        <section className="sheet" aria-labelledby="feiten-kop">
          <h2 id="feiten-kop">{say("what_we_know")}</h2>
          <Facts facts={facts} />
        </section>
      ) : (
        <Changing key={row.version} view={view} />
      )}
      <History moments={view.history} />
    </>
  );
}

/** What is to be decided, and the step that ends it: only when nothing is left. */
function Closing({ view }: { view: BreachView }) {
  const { id, version, closed_at } = view.row;
  const close = useCloseBreach(id, version);
  const reopen = useReopenBreach(id, version);
  const wrong = close.isError || reopen.isError;
  if (closed_at) {
    return (
      <>
        <p>{say("closed_by", { name: view.closed_by_name, date: day(closed_at) })}</p>
        {wrong && <Banner tone="danger">{say("not_saved")}</Banner>}
        <div>
          <Button
            icon={LockOpen}
            isPending={reopen.isPending}
            onClick={() => !reopen.isPending && reopen.mutate()}
          >
            {say("reopen")}
          </Button>
        </div>
      </>
    );
  }
  if (view.wanting.length > 0) {
    return (
      <>
        <p>{say("wanting")}</p>
        <ul className="breach-wanting">
          {view.wanting.map((field) => (
            <li key={field}>{say(`field.${field}` as Key)}</li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <>
      <p>{say("all_decided")}</p>
      {wrong && <Banner tone="danger">{say("not_saved")}</Banner>}
      <div>
        <Button
          icon={Lock}
          isPending={close.isPending}
          onClick={() => !close.isPending && close.mutate()}
        >
          {say("close")}
        </Button>
      </div>
    </>
  );
}

function Changing({ view }: { view: BreachView }) {
  const [isOpen, setIsOpen] = useState(false);
  const change = useChangeBreach(view.row.id, view.row.version);
  return (
    <section className="sheet" aria-labelledby="feiten-kop">
      <div className="row row-apart">
        <h2 id="feiten-kop">{say("what_we_know")}</h2>
        {!isOpen && <Button onClick={() => setIsOpen(true)}>{say("change")}</Button>}
      </div>
      {view.history.length > 1 && !isOpen && (
        <StatusLine tone="ok">
          {say("saved", { when: dayAndTime(view.history[0]?.at ?? "") })}
        </StatusLine>
      )}
      {isOpen ? (
        <BreachForm
          label={say("what_we_know")}
          facts={view.facts}
          isPending={change.isPending}
          error={change.error}
          onStop={() => setIsOpen(false)}
          onSubmit={(facts) => change.mutate(facts)}
        />
      ) : (
        <Facts facts={view.facts} />
      )}
    </section>
  );
}

function Facts({ facts }: { facts: BreachFacts }) {
  return <SummaryList rows={factRows(facts)} />;
}

function factRows(facts: BreachFacts) {
  const choice = (kind: string, word: string) =>
    word ? say(`${kind}.${word}` as Key) : say("not_yet");
  const report = [
    choice("report", facts.report),
    facts.reported_on && `${day(facts.reported_on)} ${facts.reported_clock}`,
    facts.report_words,
  ];
  const told = [choice("told", facts.told), facts.told_on && day(facts.told_on), facts.told_words];
  return [
    { term: say("field.what"), value: facts.what },
    {
      term: say("field.discovered_on"),
      value: `${day(facts.discovered_on)} ${facts.discovered_clock}`,
    },
    { term: say("field.kind"), value: choice("kind", facts.kind) },
    {
      term: say("field.classes"),
      value: facts.classes.map((one) => say(`class.${one}` as Key)).join(", ") || say("not_yet"),
    },
    { term: say("field.people"), value: String(facts.people) },
    { term: say("field.risk"), value: choice("risk", facts.risk) },
    { term: say("field.measures"), value: facts.measures || say("not_yet") },
    { term: say("field.report"), value: report.filter(Boolean).join(". ") },
    { term: say("field.told"), value: told.filter(Boolean).join(". ") },
  ];
}

function History({ moments }: { moments: readonly BreachMoment[] }) {
  return (
    <section className="sheet" aria-labelledby="vroeger-kop">
      <h2 id="vroeger-kop">{say("history")}</h2>
      <ol className="lined-list">
        {moments.map((moment) => (
          <li key={`${moment.at} ${moment.act}`} className="breach-row">
            <p>
              <strong>{say(`act.${moment.act}` as Key)}</strong>{" "}
              {say("act_by", { name: moment.by_name, when: dayAndTime(moment.at) })}
            </p>
            {moment.changed.length > 0 && (
              <p className="quiet">
                {say("act_changed", {
                  fields: moment.changed
                    .map((one) => say(`field.${one}` as Key).toLocaleLowerCase())
                    .join(", "),
                })}
              </p>
            )}
            <Disclosure title={say("act_facts")}>
              <Facts facts={moment.facts} />
            </Disclosure>
          </li>
        ))}
      </ol>
    </section>
  );
}
