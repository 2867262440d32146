// How referring goes: for a practice over what it sent, for a worker over the own cases, for a
// manager over a team. Each figure says how it is counted; there is no ranking and nothing of a
// colleague.
import { queryOptions, useQuery } from "@tanstack/preact-query";
import { Lock } from "lucide-preact";
import { Disclosure } from "../../components/disclosure/disclosure";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call, isForbidden } from "../../kernel/api";
import type {
  EndReason,
  KeyFigure,
  NoOffer,
  ReferralFigures,
  WaysTaken,
} from "../../kernel/api_types";
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
            ...(asked.data.sent_by_me === undefined
              ? []
              : [say("figures.sent_by_me", { count: asked.data.sent_by_me })]),
            ...(asked.data.own > 0 ? [say("figures.own", { count: asked.data.own })] : []),
          ]
        }
        whoSees={say(`figures.who_sees_${(asked.data?.of ?? "practice") as Scope}`)}
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

type Scope = "practice" | "worker" | "team";

function Figures({ told }: { told: ReferralFigures }) {
  if (told.by_too_few || told.sent + told.asked_by_link === 0) {
    return (
      <div className="sheet">
        <EmptyState text={say(told.by_too_few ? "figures.too_few" : "figures.none")} />
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
      {told.asked_by_link > 0 && <ByLink told={told} />}
      {told.routes && <RoutesTaken routes={told.routes} />}
      {told.of === "practice" && <PerThousand told={told} />}
      {told.ends.length > 0 && <Ends ends={told.ends} />}
      {told.no_offers.length > 0 && <NoOffers told={told} />}
      {told.of === "practice" && <RepeatContacts />}
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
  | "goal_by_resident"
  | "link_answered"
  | "link_welcome";

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
      <WhatCounts of={code} />
    </li>
  );
}

/** Opened by who wants to know: what is counted, of what, from where, and what is left out. */
function WhatCounts({ of, values }: { of: Defined; values?: Record<string, string> }) {
  const parts = ["means", "of", "source", "not"] as const;
  return (
    <Disclosure
      title={
        <>
          {say("figures.what_counts")}
          <span className="only-read"> {say(`figure.${of}`)}</span>
        </>
      }
    >
      <dl className="what-counts">
        {parts.map((part) => (
          <div key={part}>
            <dt>{say(`figures.part.${part}`)}</dt>
            <dd>{say(`figure.${of}.${part}`, values)}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}

type Defined = Code | "routes" | "per_thousand" | "no_offers" | "ends" | "repeat_contacts";

function RoutesTaken({ routes }: { routes: WaysTaken }) {
  const ways = ["direct", "through", "to_desk"] as const;
  return (
    <section className="sheet" aria-label={say("figures.routes")}>
      <h2>{say("figures.routes")}</h2>
      <ul className="end-reasons">
        {ways.map((way) => (
          <li key={way}>
            <span>{say(`figures.route.${way}`)}</span>
            <strong className="figures">{number(routes[way])}</strong>
          </li>
        ))}
      </ul>
      <WhatCounts of="routes" />
    </section>
  );
}

/** They stand in the GP's own system: said here, so that nobody looks for them. */
function RepeatContacts() {
  return (
    <section className="sheet" aria-label={say("figures.repeat_contacts")}>
      <h2>{say("figures.repeat_contacts")}</h2>
      <p>{say("figures.repeat_contacts.not_here")}</p>
      <WhatCounts of="repeat_contacts" />
    </section>
  );
}

function ByLink({ told }: { told: ReferralFigures }) {
  return (
    <section className="sheet" aria-label={say("figures.by_link")}>
      <h2>{say("figures.by_link")}</h2>
      <p className="quiet">{say("figures.by_link.asked", { count: told.asked_by_link })}</p>
      <ul className="key-figures">
        {told.by_link.map((figure) => (
          <Share key={figure.code} figure={figure} />
        ))}
      </ul>
    </section>
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
      {!patients && <p className="quiet">{say("figure.per_thousand.no_list")}</p>}
      <WhatCounts
        of="per_thousand"
        values={{ patients: patients ? number(patients.patients) : say("figures.not_yet") }}
      />
    </section>
  );
}

function NoOffers({ told }: { told: ReferralFigures }) {
  const rows: readonly NoOffer[] = told.no_offers;
  const placed = new Set(rows.filter((row) => row.neighbourhood !== "").map((row) => row.need));
  const place = (row: NoOffer) =>
    row.neighbourhood || (placed.has(row.need) ? say("figures.elsewhere") : "");
  return (
    <section className="sheet" aria-label={say("figures.no_offers")}>
      <h2>{say("figures.no_offers")}</h2>
      <ul className="end-reasons">
        {rows.map((row) => (
          <li key={`${row.need} ${row.neighbourhood}`}>
            <span>
              {needWord(row.need)}
              {place(row) !== "" && <span className="quiet"> – {place(row)}</span>}
            </span>
            {row.count ? (
              <strong className="figures">{number(row.count)}</strong>
            ) : (
              <span className="quiet">{say("figures.few")}</span>
            )}
          </li>
        ))}
      </ul>
      <WhatCounts
        of="no_offers"
        values={{
          from: shortDay(told.no_offers_from_on),
          until: shortDay(told.no_offers_until_on),
        }}
      />
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
      <WhatCounts of="ends" />
    </section>
  );
}
