// Noodgevallen: what waits for a verdict first, then what others opened of us, then what was judged.
import { useQuery } from "@tanstack/preact-query";
import { ShieldCheck } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusTag } from "../../../components/status_tag/status_tag";
import type { EmergencyReview } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { clock, day, dayAndTime, isoDay, now, shortDay } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { JudgeForm } from "./judge_form";
import { emergenciesQuery } from "./queries";
import { TellForm } from "./tell_form";
import { ToBreach } from "./to_breach";
import { say } from "./words";
import "./emergencies.css";

type Key = Parameters<typeof say>[0];

export default function EmergenciesPage(_: PageProps) {
  useTitle(say("title"));
  const asked = useQuery(emergenciesQuery);
  const rows = asked.data ?? [];
  const waiting = rows.filter((row) => row.own && !row.judged_at);
  const others = rows.filter((row) => !row.own);
  const judged = rows.filter((row) => row.own && row.judged_at);
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={[say("facts")]} />
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && rows.length === 0 && (
        <EmptyState icon={ShieldCheck} text={say("empty")} />
      )}
      {waiting.length > 0 && (
        <Part id="wacht" title={say("waiting", { count: waiting.length })} rows={waiting} />
      )}
      {asked.isSuccess && rows.length > 0 && waiting.length === 0 && <p>{say("all_judged")}</p>}
      {others.length > 0 && (
        <Part id="anderen" title={say("others")} rows={others}>
          <p className="quiet">{say("others_hint")}</p>
        </Part>
      )}
      {judged.length > 0 && (
        <section className="sheet">
          <h2 className="only-read">{say("judged_ones")}</h2>
          <Disclosure title={say("judged", { count: judged.length })}>
            <Rows label={say("judged", { count: judged.length })} rows={judged} />
          </Disclosure>
        </section>
      )}
    </div>
  );
}

interface PartProps {
  id: string;
  title: string;
  rows: readonly EmergencyReview[];
  children?: ComponentChildren;
}

function Part({ id, title, rows, children }: PartProps) {
  return (
    <section className="sheet" aria-labelledby={`${id}-kop`}>
      <h2 id={`${id}-kop`}>{title}</h2>
      {children}
      <Rows label={title} rows={rows} />
    </section>
  );
}

function Rows({ label, rows }: { label: string; rows: readonly EmergencyReview[] }) {
  return (
    <ul className="lined-list" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className="emergency">
          <div className="row">
            <h3>{row.person_name}</h3>
            <Standing row={row} />
            {row.often && <StatusTag state="attention">{say("often")}</StatusTag>}
          </div>
          <p>
            {say("who", {
              name: row.opened_by_name,
              role: roleOf(row),
              organization: row.organization_name,
            })}
          </p>
          <p className="quiet">
            {say("when", { when: dayAndTime(row.opened_at), until: clock(row.ends_at) })}{" "}
            {say("of", { organizations: row.opened_of.join(", ") })}{" "}
            {say("looks", { count: row.looks })}
          </p>
          <p>
            <strong>{say(`reason.${row.reason}` as Key)}</strong>
          </p>
          {row.words && <blockquote>{row.words}</blockquote>}
          <Told row={row} />
          {row.own && !row.judged_at && <JudgeForm row={row} />}
          {row.judged_at && row.own && (
            <p>
              {say("judged_by", { name: row.judged_by_name, date: shortDay(row.judged_at) })}{" "}
              {row.verdict_words}
            </p>
          )}
          {row.own && row.verdict === "not_in_order" && <ToBreach row={row} />}
        </li>
      ))}
    </ul>
  );
}

function roleOf(row: EmergencyReview): string {
  return say(`role.${row.role}` as Key) || row.role;
}

function Standing({ row }: { row: EmergencyReview }) {
  if (row.verdict === "in_order") return <StatusTag state="done">{say("in_order")}</StatusTag>;
  if (row.verdict) return <StatusTag state="attention">{say("not_in_order")}</StatusTag>;
  if (!row.own) return null;
  return (
    <StatusTag state={row.late ? "attention" : "busy"}>
      {say(row.late ? "late" : "before", { date: shortDay(row.review_by) })}
    </StatusTag>
  );
}

/** Whether the resident knows; and where that waits for what is safe, why and until when. */
function Told({ row }: { row: EmergencyReview }) {
  if (row.told_at) return <p className="quiet">{say("told", { date: day(row.told_at) })}</p>;
  if (row.tell_on <= isoDay(now())) return <p className="quiet">{say("told_soon")}</p>;
  return (
    <>
      <p>{say("told_later", { date: day(row.tell_on) })}</p>
      {row.not_safe && <blockquote>{row.not_safe}</blockquote>}
      {row.own && <TellForm row={row} />}
    </>
  );
}
