// Two records side by side: what they say, what differs, what hangs on each, and the verdict.
import { useQuery } from "@tanstack/preact-query";
import { Undo2, UsersRound } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { DataTable } from "../../../components/data_table/data_table";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { Problem } from "../../../kernel/api";
import type { HeldCount, LikelyPairPage, PairField } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day, fullDate } from "../../../kernel/dates";
import { languageName } from "../../../kernel/languages";
import { useTitle } from "../../../kernel/title";
import { isStanding, MergePanel } from "./merge_panel";
import { likelyPairQuery, mergeQuery, useJudgePair } from "./queries";
import { Reasons } from "./reasons";
import { say } from "./words";
import "./likely_pairs.css";

type Key = Parameters<typeof say>[0];

export default function LikelyPairPageOf({ params }: PageProps) {
  useTitle(say("page.title"));
  const asked = useQuery(likelyPairQuery(params.id ?? ""));
  const isGone = asked.error instanceof Problem && asked.error.status === 404;
  return (
    <div className="page page-narrow stack">
      <p>
        <a href="/dubbel">{say("page.back")}</a>
      </p>
      <PageHead title={say("page.title")} facts={asked.data ? [bothNames(asked.data)] : []} />
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {isGone && <EmptyState icon={UsersRound} text={say("page.gone")} />}
      {asked.isError && !isGone && !asked.data && (
        <ErrorState text={say("page.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && <SideBySide pair={asked.data} />}
    </div>
  );
}

function bothNames({ first, second }: LikelyPairPage): string {
  return say("pair", { first: first.name, second: second.name });
}

function SideBySide({ pair }: { pair: LikelyPairPage }) {
  const asked = useQuery(mergeQuery(pair.id));
  const merging = asked.data && !pair.put_away_at && <MergePanel pair={pair} page={asked.data} />;
  const isFirst = isStanding(asked.data);
  return (
    <>
      <Reasons codes={pair.reasons} />
      {isFirst && merging}
      <section className="sheet">
        <DataTable
          caption={say("page.what")}
          rows={pair.fields}
          rowKey={(row) => row.field}
          columns={[
            { id: "field", title: say("page.field"), cell: fieldName },
            { id: "first", title: say("page.first"), cell: (row) => shown(row, row.first) },
            { id: "second", title: say("page.second"), cell: (row) => shown(row, row.second) },
          ]}
        />
      </section>
      <Holds pair={pair} />
      {asked.isPending && <Skeleton label={say("loading")} lines={3} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("merge.failed")} onRetry={() => void asked.refetch()} />
      )}
      {!isFirst && merging}
      {!isFirst && <Verdict pair={pair} />}
    </>
  );
}

function fieldName(row: PairField) {
  return (
    <>
      {say(`field.${row.field}` as Key)}
      {row.differs && <span className="only-read"> ({say("page.differs")})</span>}
    </>
  );
}

function shown(row: PairField, value: string) {
  const words = wordsOf(row.field, value);
  if (words === "") return <span className="quiet">{say("page.nothing")}</span>;
  return row.differs ? <mark className="pair-differs">{words}</mark> : words;
}

function wordsOf(field: string, value: string): string {
  if (value === "") return "";
  if (field === "birth_on") return fullDate(value);
  if (field === "created_at") return day(value);
  if (field === "language") return languageName(value);
  return value === "yes" || value === "no" ? say(`value.${value}`) : value;
}

function Holds({ pair }: { pair: LikelyPairPage }) {
  const counted = (side: readonly HeldCount[], kind: string) =>
    side.find((one) => one.kind === kind)?.count ?? 0;
  const held = pair.first_holds.filter(
    (row) => row.count > 0 || counted(pair.second_holds, row.kind) > 0,
  );
  if (held.length === 0) return <p className="sheet quiet">{say("page.holds_nothing")}</p>;
  return (
    <section className="sheet">
      <DataTable
        caption={say("page.holds")}
        rows={held}
        rowKey={(row) => row.kind}
        columns={[
          { id: "kind", title: say("page.field"), cell: (row) => say(`held.${row.kind}` as Key) },
          { id: "first", title: say("page.first"), cell: (row) => row.count },
          {
            id: "second",
            title: say("page.second"),
            cell: (row) => counted(pair.second_holds, row.kind),
          },
        ]}
      />
      <p className="quiet">{say("page.holds_hint")}</p>
    </section>
  );
}

function Verdict({ pair }: { pair: LikelyPairPage }) {
  const judge = useJudgePair(pair.id);
  const tell = (areTwo: boolean) => judge.mutate({ areTwo, seen: pair });
  const isLate = judge.error instanceof Problem && judge.error.status === 409;
  return (
    <section className="sheet stack" aria-labelledby="oordeel-kop">
      <h2 id="oordeel-kop">{say("page.judge")}</h2>
      {pair.put_away_at ? (
        <Banner
          tone="ok"
          action={
            <Button icon={Undo2} isPending={judge.isPending} onClick={() => tell(false)}>
              {say("page.again")}
            </Button>
          }
        >
          {say("page.put_away", { name: pair.put_away_by_name, date: day(pair.put_away_at) })}
        </Banner>
      ) : (
        <div className="stack stack-tight">
          <div>
            <Button
              kind="main"
              icon={UsersRound}
              isPending={judge.isPending}
              onClick={() => tell(true)}
            >
              {say("page.two")}
            </Button>
          </div>
          <p className="quiet">{say("page.two_hint")}</p>
        </div>
      )}
      {judge.isError && (
        <Banner tone="danger">{say(isLate ? "page.changed" : "page.not_saved")}</Banner>
      )}
    </section>
  );
}
