// Privacy: what runs and what cannot wait, a block for each thing the privacy officer looks after.
import { useQuery } from "@tanstack/preact-query";
import {
  DatabaseZap,
  FileSearch,
  ListChecks,
  type LucideIcon,
  MailQuestion,
  ShieldAlert,
} from "lucide-preact";
import type { ComponentChildren } from "preact";
import { emergenciesQuery } from "../../capabilities/access/emergencies/queries";
import { breachesQuery } from "../../capabilities/audit/officer/queries";
import { samplesQuery } from "../../capabilities/audit/sample/queries";
import { isLate } from "../../capabilities/audit/sample/week_tag";
import { requestClockQuery } from "../../capabilities/requests/officer/queries";
import { ErrorState } from "../../components/error_state/error_state";
import { IconDisc } from "../../components/icon_disc/icon_disc";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusTag } from "../../components/status_tag/status_tag";
import type { BreachRow } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { now, shortDay } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { say } from "./words";
import "./privacy.css";

export default function PrivacyPage(_: PageProps) {
  useTitle(say("title"));
  return (
    <div className="page stack">
      <PageHead title={say("title")} facts={[say("facts")]} />
      <div className="privacy-blocks">
        <Requests />
        <Breaches />
        <Emergencies />
        <Samples />
        <Block id="logboek" icon={FileSearch} title={say("log")} href="/logboek" go={say("log.go")}>
          <p>{say("log.words")}</p>
        </Block>
      </div>
    </div>
  );
}

interface BlockProps {
  id: string;
  icon: LucideIcon;
  title: string;
  href: string;
  go: string;
  children: ComponentChildren;
}

function Block({ id, icon, title, href, go, children }: BlockProps) {
  return (
    <section className="sheet privacy-block" aria-labelledby={`${id}-kop`}>
      <div className="row">
        <IconDisc icon={icon} />
        <h2 id={`${id}-kop`}>{title}</h2>
      </div>
      <div className="privacy-block-words">{children}</div>
      <p>
        <a href={href}>{go}</a>
      </p>
    </section>
  );
}

interface Asked {
  isPending: boolean;
  isError: boolean;
  data?: unknown;
  refetch: () => unknown;
}

/** What stands in a block as long as nothing is known. */
function Waiting({ asked }: { asked: Asked }) {
  if (asked.isPending) return <Skeleton label={say("loading")} lines={2} />;
  if (!asked.isError || asked.data) return null;
  return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
}

function Requests() {
  const asked = useQuery(requestClockQuery);
  const open = asked.data?.requests.filter((row) => !row.answered_on) ?? [];
  const late = open.filter((row) => row.late).length;
  const first = open[0];
  return (
    <Block
      id="vragen"
      icon={MailQuestion}
      title={say("requests")}
      href="/verzoeken"
      go={say("requests.go")}
    >
      <Waiting asked={asked} />
      {asked.data && !first && <p>{say("requests.none")}</p>}
      {first && (
        <>
          <p className="row privacy-count">
            <strong>{say("requests.open", { count: open.length })}</strong>
            {late > 0 && (
              <StatusTag state="attention">{say("requests.late", { count: late })}</StatusTag>
            )}
          </p>
          <p className="quiet">
            {say("requests.next", { name: first.name, date: shortDay(first.due_on) })}
          </p>
        </>
      )}
    </Block>
  );
}

function Breaches() {
  const asked = useQuery(breachesQuery);
  const open = asked.data?.filter((row) => !row.closed_at) ?? [];
  const undecided = open.filter((row) => !row.report);
  return (
    <Block
      id="lekken"
      icon={DatabaseZap}
      title={say("breaches")}
      href="/datalekken"
      go={say("breaches.go")}
    >
      <Waiting asked={asked} />
      {asked.data && open.length === 0 && <p>{say("breaches.none")}</p>}
      {open.length > 0 && (
        <>
          <p className="row privacy-count">
            <strong>{say("breaches.open", { count: open.length })}</strong>
            {undecided[0] && <HoursTag row={undecided[0]} />}
          </p>
          <p className="quiet">
            {undecided.length > 0
              ? say("breaches.decide", { count: undecided.length })
              : say("breaches.decided")}
          </p>
        </>
      )}
    </Block>
  );
}

const hour = 3_600_000;
const soon = 24;

/** Of the one that must be decided first. */
function HoursTag({ row }: { row: BreachRow }) {
  const left = Math.ceil((Date.parse(row.report_due_at) - now()) / hour);
  return (
    <StatusTag state={left <= soon ? "attention" : "waiting"}>
      {left <= 0 ? say("breaches.over") : say("breaches.hours", { count: left })}
    </StatusTag>
  );
}

function Emergencies() {
  const asked = useQuery(emergenciesQuery);
  const waiting = asked.data?.filter((row) => row.own && !row.judged_at) ?? [];
  const late = waiting.filter((row) => row.late).length;
  return (
    <Block
      id="noodgevallen"
      icon={ShieldAlert}
      title={say("emergencies")}
      href="/noodgevallen"
      go={say("emergencies.go")}
    >
      <Waiting asked={asked} />
      {asked.data && waiting.length === 0 && <p>{say("emergencies.none")}</p>}
      {waiting.length > 0 && (
        <p className="row privacy-count">
          <strong>{say("emergencies.open", { count: waiting.length })}</strong>
          {late > 0 && (
            <StatusTag state="attention">{say("emergencies.late", { count: late })}</StatusTag>
          )}
        </p>
      )}
    </Block>
  );
}

function Samples() {
  const asked = useQuery(samplesQuery);
  const waiting = asked.data?.weeks.filter((week) => week.open > 0) ?? [];
  const late = waiting.filter(isLate).length;
  const lines = waiting.reduce((sum, week) => sum + week.open, 0);
  return (
    <Block
      id="steekproef"
      icon={ListChecks}
      title={say("samples")}
      href="/steekproef"
      go={say("samples.go")}
    >
      <Waiting asked={asked} />
      {asked.data && waiting.length === 0 && <p>{say("samples.none")}</p>}
      {waiting.length > 0 && (
        <p className="row privacy-count">
          <strong>{say("samples.open", { count: lines })}</strong>
          {late > 0 && (
            <StatusTag state="attention">{say("samples.late", { count: late })}</StatusTag>
          )}
        </p>
      )}
    </Block>
  );
}
