// Dubbele dossiers: who may stand twice in the records of the practice, the likeliest first.
import { useInfiniteQuery } from "@tanstack/preact-query";
import { UsersRound } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import { Tabs } from "../../../components/tabs/tabs";
import type { LikelyPairRow, PersonRow } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { fullDate } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { MadeOne, WaitingMerges } from "./merges_list";
import { likelyPairsQuery, type PairState } from "./queries";
import { Reasons } from "./reasons";
import { say } from "./words";
import "./likely_pairs.css";

const states: readonly (PairState | "merged")[] = ["open", "put_away", "merged"];

export default function LikelyPairsPage(_: PageProps) {
  useTitle(say("title"));
  const [state, setState] = useState<PairState | "merged">("open");
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={[say("facts")]} />
      <WaitingMerges />
      <Tabs
        label={say("which")}
        tabs={states.map((id) => ({ id, label: say(id) }))}
        chosen={state}
        onChoose={(id) => setState(id as typeof state)}
      >
        {state === "merged" ? <MadeOne /> : <Pairs key={state} state={state} />}
      </Tabs>
    </div>
  );
}

function Pairs({ state }: { state: PairState }) {
  const asked = useInfiniteQuery(likelyPairsQuery(state));
  const pages = asked.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const isComparing = state === "open" && (pages[0]?.still_comparing ?? false);
  return (
    <div className="stack">
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      <StatusLine>{isComparing && say("still")}</StatusLine>
      {asked.isSuccess && rows.length === 0 && !isComparing && (
        <EmptyState icon={UsersRound} text={say(state === "open" ? "empty" : "empty_put_away")} />
      )}
      {rows.length > 0 && (
        <ul className="lined-list sheet" aria-label={say("rows")}>
          {rows.map((row) => (
            <Pair key={row.id} row={row} />
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <div>
          <Button isPending={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {say("more")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Pair({ row }: { row: LikelyPairRow }) {
  const names = say("pair", { first: row.first.name, second: row.second.name });
  return (
    <li className="pair">
      <div className="pair-people">
        <Side person={row.first} />
        <Side person={row.second} />
      </div>
      <Reasons codes={row.reasons} />
      <a
        className="pair-link"
        href={`/dubbel/${row.id}`}
        aria-label={`${say("compare")}: ${names}`}
      >
        {say("compare")}
      </a>
    </li>
  );
}

/** A team may not know when somebody was born. */
function born({ birth_on, age }: PersonRow): string[] {
  return birth_on === "" ? [] : [fullDate(birth_on), say("age", { count: age })];
}

function Side({ person }: { person: PersonRow }) {
  return (
    <p className="pair-person">
      <strong>{person.name}</strong>
      <span className="quiet">{[...born(person), person.village].filter(Boolean).join(", ")}</span>
    </p>
  );
}
