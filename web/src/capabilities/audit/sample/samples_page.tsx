// Steekproef: which week waits, and the report of a year.
import { useMutation, useQuery } from "@tanstack/preact-query";
import { Download, ListChecks } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { call } from "../../../kernel/api";
import type { LogSamples, SampledWeek } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day, shortDay } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { samplesQuery } from "./queries";
import { isLate, WeekTag } from "./week_tag";
import { say } from "./words";
import "./sample.css";

export default function SamplesPage(_: PageProps) {
  useTitle(say("title"));
  const asked = useQuery(samplesQuery);
  const hasWeeks = (asked.data?.weeks.length ?? 0) > 0;
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={[say("facts")]}>
        {hasWeeks && <SaveFile />}
      </PageHead>
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && !hasWeeks && <EmptyState icon={ListChecks} text={say("empty")} />}
      {asked.data && hasWeeks && <Report samples={asked.data} />}
    </div>
  );
}

/** Asked once in words first: where a fresh proof is wanted, it is asked there. */
function SaveFile() {
  const save = useMutation({
    mutationFn: async () => {
      await call("GET /api/log_samples");
      const link = document.createElement("a");
      link.href = "/api/log_sample_report";
      link.download = "";
      link.click();
    },
  });
  return (
    <Button icon={Download} isPending={save.isPending} onClick={() => save.mutate()}>
      {say("file")}
    </Button>
  );
}

function Report({ samples }: { samples: LogSamples }) {
  const late = samples.weeks.filter(isLate).length;
  return (
    <>
      {late > 0 && (
        <Banner tone="warn" title={say("late_title", { count: late })}>
          {say("late_words")}
        </Banner>
      )}
      {!samples.reads_all && <p>{say("officer_reads")}</p>}
      {samples.reads_all && !samples.has_officer && <p>{say("no_officer")}</p>}
      <Year weeks={samples.weeks} />
      <section className="sheet" aria-labelledby="weken-kop">
        <h2 id="weken-kop">{say("weeks")}</h2>
        <ul className="lined-list">
          {samples.weeks.map((week) => (
            <Week key={week.id} week={week} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Year({ weeks }: { weeks: readonly SampledWeek[] }) {
  const sum = (of: (week: SampledWeek) => number) =>
    weeks.reduce((total, week) => total + of(week), 0);
  const figures = [
    { name: say("sum.drawn"), count: sum((week) => week.drawn) },
    { name: say("sum.in_order"), count: sum((week) => week.in_order) },
    { name: say("sum.asked"), count: sum((week) => week.asked) },
    { name: say("sum.not_in_order"), count: sum((week) => week.not_in_order) },
    { name: say("sum.late"), count: weeks.filter((week) => week.days_late > 0).length },
  ];
  return (
    <section className="sheet" aria-labelledby="jaar-kop">
      <h2 id="jaar-kop">{say("year")}</h2>
      <dl className="sample-figures">
        {figures.map(({ name, count }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function nameOfWeek(week: SampledWeek): string {
  return say("week", { from: shortDay(week.from_on), until: shortDay(week.until_on) });
}

function Week({ week }: { week: SampledWeek }) {
  return (
    <li className="sample-week">
      <div className="row">
        <h3>
          <a href={`/steekproef/${week.id}`}>{nameOfWeek(week)}</a>
        </h3>
        <WeekTag week={week} />
      </div>
      <p>{verdictsOf(week)}</p>
      <p className="quiet">
        {say("drawn_of", { drawn: week.drawn, looks: week.looks })}{" "}
        {week.left_out > 0 && say("left_out", { count: week.left_out })}{" "}
        {week.nobody_else > 0 && say("nobody_else", { count: week.nobody_else })}{" "}
        {week.read_by.length > 0 && say("read_by", { names: week.read_by.join(", ") })}{" "}
        {week.read_at && say("read_on", { date: day(week.read_at) })}
      </p>
    </li>
  );
}

function verdictsOf(week: SampledWeek): string {
  if (week.drawn === 0) return say("nothing_drawn");
  const parts = [
    week.open > 0 && say("open", { count: week.open }),
    week.in_order > 0 && say("count.in_order", { count: week.in_order }),
    week.asked > 0 && say("count.asked", { count: week.asked }),
    week.not_in_order > 0 && say("count.not_in_order", { count: week.not_in_order }),
  ];
  return parts.filter(Boolean).join(" · ");
}
