// How referring goes: for a practice over what it sent, for a worker over the own cases. Each figure
// says how it is counted; there is no ranking and nothing of a colleague.
import { queryOptions, useQuery } from "@tanstack/preact-query";
import { Lock } from "lucide-preact";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call, isForbidden } from "../../kernel/api";
import type { EndReason, KeyFigure, NoOffer, ReferralFigures } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { shortDay } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { number } from "../../kernel/words";
import { needWord } from "../people/need_words";
import { reasonWord, stepTitle } from "./step_words";
import { say } from "./words";
import "./figures_page.css";

const query = queryOptions({
  queryKey: ["referral_figures"],
  queryFn: () => call("GET /api/referral_figures"),
});

export default function FiguresPage(_: PageProps) {
  useTitle(say("figures.title"));
  const asked = useQuery(query);
  return (
    <div className="page page-narrow">
      <PageHead
        title={say("figures.title")}
        facts={
          asked.data && [
            say("figures.period", {
              from: shortDay(asked.data.from_on),
              until: shortDay(asked.data.until_on),
            }),
            say("figures.sent", { count: asked.data.sent }),
            ...(asked.data.of === "practice"
              ? [say("figures.sent_by_me", { count: asked.data.sent_by_me })]
              : []),
            ...(asked.data.own > 0 ? [say("figures.own", { count: asked.data.own })] : []),
          ]
        }
        whoSees={say(
          asked.data?.of === "worker" ? "figures.who_sees_worker" : "figures.who_sees_practice",
        )}
      />
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {isForbidden(asked.error) && <EmptyState icon={Lock} text={say("figures.forbidden")} />}
      {asked.isError && !isForbidden(asked.error) && (
        <ErrorState text={say("figures.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && <Figures told={asked.data} />}
    </div>
  );
}

function Figures({ told }: { told: ReferralFigures }) {
  if (told.sent === 0) {
    return (
      <div className="sheet">
        <EmptyState text={say("figures.none")} />
      </div>
    );
  }
  return (
    <div className="sheets">
      <section className="sheet" aria-label={say("figures.way")}>
        <h2>{say("figures.way")}</h2>
        <ul className="key-figures">
          {told.figures.map((figure) => (
            <Share key={figure.code} figure={figure} />
          ))}
        </ul>
      </section>
      {told.of === "practice" && <PerThousand told={told} />}
      {told.ends.length > 0 && <Ends ends={told.ends} />}
      {told.no_offers.length > 0 && <NoOffers rows={told.no_offers} />}
    </div>
  );
}

type Code =
  | "contact_in_time"
  | "reached"
  | "intake"
  | "started"
  | "followed_up"
  | "followed_up_late"
  | "told_in_time"
  | "told_at_end"
  | "goal_by_worker"
  | "goal_by_resident";

function Share({ figure }: { figure: KeyFigure }) {
  const code = figure.code as Code;
  const counts = figure.whole > 0;
  return (
    <li className="key-figure">
      <p className="key-figure-line">
        <strong className="figures">
          {counts
            ? say("figures.of", { part: figure.part, whole: figure.whole })
            : say("figures.not_yet")}
        </strong>
        <span>{say(`figure.${code}`)}</span>
      </p>
      <div className="key-figure-track" aria-hidden="true">
        {counts && <span style={{ "--share": figure.part / figure.whole }} />}
      </div>
      <p className="quiet">{say(`figure.${code}.means`)}</p>
    </li>
  );
}

function PerThousand({ told }: { told: ReferralFigures }) {
  const patients = told.per_patients;
  return (
    <section className="sheet" aria-label={say("figures.per_patients")}>
      <h2>{say("figures.per_patients")}</h2>
      <p className="key-figure-line">
        <strong className="figures">
          {patients?.per_thousand ? number(patients.per_thousand) : say("figures.not_yet")}
        </strong>
        <span>{say("figure.per_thousand")}</span>
      </p>
      <p className="quiet">
        {patients
          ? say("figure.per_thousand.means", { patients: patients.patients })
          : say("figure.per_thousand.no_list")}
      </p>
    </section>
  );
}

function NoOffers({ rows }: { rows: readonly NoOffer[] }) {
  return (
    <section className="sheet" aria-label={say("figures.no_offers")}>
      <h2>{say("figures.no_offers")}</h2>
      <ul className="end-reasons">
        {rows.map((row) => (
          <li key={`${row.need} ${row.neighbourhood}`}>
            <span>
              {needWord(row.need)}
              {row.neighbourhood !== "" && <span className="quiet"> – {row.neighbourhood}</span>}
            </span>
            {row.count ? (
              <strong className="figures">{number(row.count)}</strong>
            ) : (
              <span className="quiet">{say("figures.few")}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="quiet">{say("figures.no_offers.means")}</p>
    </section>
  );
}

function Ends({ ends }: { ends: readonly EndReason[] }) {
  return (
    <section className="sheet" aria-label={say("figures.ends")}>
      <h2>{say("figures.ends")}</h2>
      <ul className="end-reasons">
        {ends.map((end) => (
          <li key={`${end.step} ${end.reason}`}>
            <span>
              {stepTitle(end.step)}
              {end.reason !== "" && <span className="quiet"> – {reasonWord(end.reason)}</span>}
            </span>
            <strong className="figures">{end.count}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
