// Own figures of the practice: how often the talk was held and why (not). Counts, never shares: what
// was not written down is not known.
import { useQuery } from "@tanstack/preact-query";
import { Lock } from "lucide-preact";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { isForbidden } from "../../kernel/api";
import type { Figure, OwnFigures } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { shortDay } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { number } from "../../kernel/words";
import { bands, reasonsWhy, reasonsWhyNot } from "./held_line";
import LastWeekLine from "./last_week_line";
import { figuresQuery, type Held, type HeldReason } from "./queries";
import { say } from "./words";
import "./figures_page.css";

export default function FiguresPage(_: PageProps) {
  useTitle(say("figures.title"));
  const asked = useQuery(figuresQuery);
  return (
    <div className="page page-narrow stack">
      <PageHead
        title={say("figures.title")}
        facts={
          asked.data && [
            say("figures.period", {
              from: shortDay(asked.data.from_day),
              until: shortDay(asked.data.until_day),
            }),
          ]
        }
        whoSees={say("figures.who_sees")}
      />
      <LastWeekLine place="figures" />
      {asked.isPending && <Skeleton label={say("loading")} lines={5} />}
      {isForbidden(asked.error) && <EmptyState icon={Lock} text={say("forbidden")} />}
      {asked.isError && !isForbidden(asked.error) && (
        <ErrorState text={say("figures.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && <Figures figures={asked.data} />}
      <p>
        <a href="/cijfers/verwijzen">{say("figures.referring")}</a>
      </p>
    </div>
  );
}

function Figures({ figures }: { figures: OwnFigures }) {
  if (figures.programme === "") {
    return (
      <div className="sheet">
        <EmptyState text={say("figures.no_programme")} />
      </div>
    );
  }
  if (figures.held.length === 0) {
    return (
      <div className="sheet">
        <EmptyState text={say("figures.none")} />
      </div>
    );
  }
  const ofKind = (known: readonly HeldReason[]) =>
    figures.reasons.filter(({ code }) => (known as readonly string[]).includes(code));
  return (
    <div className="sheets">
      <Bars
        title={say("figures.held")}
        rows={inOrderOf(answers, figures.held)}
        wordOf={(code) => say(`held.${code as Held}`)}
      />
      <Bars
        title={say("figures.why")}
        rows={ofKind(reasonsWhy)}
        wordOf={(code) => say(`reason.${code as HeldReason}`)}
      />
      <Bars
        title={say("figures.why_not")}
        rows={ofKind(reasonsWhyNot)}
        wordOf={(code) => say(`reason.${code as HeldReason}`)}
      />
      <Bars
        title={say("figures.minutes")}
        rows={inOrderOf(bands, figures.minutes)}
        wordOf={(code) => say("held.band", { count: code })}
      />
      <p className="quiet">
        {say("figures.what_counts")}{" "}
        {say("figures.programme", {
          programme: figures.programme,
          date: shortDay(figures.joined_on),
        })}
      </p>
    </div>
  );
}

interface BarsProps {
  title: string;
  rows: readonly Figure[];
  wordOf: (code: string) => string;
}

function Bars({ title, rows, wordOf }: BarsProps) {
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map((row) => row.count));
  return (
    <section className="sheet" aria-label={title}>
      <h2>{title}</h2>
      <table className="bars">
        <thead className="only-read">
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{say("figures.count")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{wordOf(row.code)}</th>
              <td className="figures">{number(row.count)}</td>
              <td aria-hidden="true" className="bar-cell">
                <span className="bar" style={{ "--share": row.count / most }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const answers = ["long", "short", "no"];

/** As on the line itself, so that two periods can be laid side by side. */
function inOrderOf(codes: readonly string[], rows: readonly Figure[]): Figure[] {
  return [...rows].sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
}
