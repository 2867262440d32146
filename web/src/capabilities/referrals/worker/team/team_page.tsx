// The team: what everybody carries, who is away, and all open referrals, overdue on top. By name and
// never by size: this is no ranking.
import { useQuery } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { ErrorState } from "../../../../components/error_state/error_state";
import { PageHead } from "../../../../components/page_head/page_head";
import { Skeleton } from "../../../../components/skeleton/skeleton";
import type { Colleague, HandedOver, Team, TeamWorklist } from "../../../../kernel/api_types";
import type { PageProps } from "../../../../kernel/capability";
import { useTitle } from "../../../../kernel/title";
import { teamQuery } from "../../../access/team/queries";
import { Colleagues } from "./colleagues";
import { HandOverPanel } from "./hand_over_panel";
import { teamWorklistQuery } from "./queries";
import { nobody, TeamRows } from "./team_rows";
import { say } from "./words";
import "../worker.css";
import "./team.css";

export default function TeamPage(_: PageProps) {
  useTitle(say("title"));
  const [shownId, setShownId] = useState<string | undefined>();
  const [page, setPage] = useState(1);
  const team = useQuery(teamQuery);
  const list = useQuery(teamWorklistQuery({ ...ofWhom(shownId), page }));
  const isFailed = (team.isError && !team.data) || (list.isError && !list.data);

  function show(id: string | undefined) {
    setShownId(id);
    setPage(1);
  }

  return (
    <div className="page">
      <PageHead
        title={say("title")}
        facts={team.data && list.data ? factsOf(team.data, list.data) : []}
      />
      {isFailed && (
        <ErrorState
          text={say("failed")}
          onRetry={() => {
            void team.refetch();
            void list.refetch();
          }}
        />
      )}
      {!isFailed && !(team.data && list.data) && <Skeleton label={say("loading")} lines={10} />}
      {team.data && list.data && (
        <TeamScreen
          team={team.data}
          list={list.data}
          shownId={shownId}
          onShow={show}
          onPage={setPage}
        />
      )}
    </div>
  );
}

function ofWhom(shownId: string | undefined) {
  return shownId === nobody ? { unanswered: true } : { account_id: shownId };
}

function factsOf(team: Team, list: TeamWorklist): string[] {
  const total = (of: "open" | "overdue") => list.caseloads.reduce((sum, one) => sum + one[of], 0);
  const unanswered = list.caseloads.find((one) => one.account_id === undefined)?.open ?? 0;
  return [
    team.organization_name,
    say("open", { count: total("open") }),
    ...(total("overdue") > 0 ? [say("overdue", { count: total("overdue") })] : []),
    ...(unanswered > 0 ? [say("unanswered", { count: unanswered })] : []),
  ];
}

interface TeamScreenProps {
  team: Team;
  list: TeamWorklist;
  shownId: string | undefined;
  onShow: (id: string | undefined) => void;
  onPage: (page: number) => void;
}

function TeamScreen({ team, list, shownId, onShow, onPage }: TeamScreenProps) {
  const [from, setFrom] = useState<Colleague | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<{ from: Colleague; result: HandedOver } | null>(null);

  const wasHandingOver = useRef(false);
  useEffect(() => {
    if (wasHandingOver.current && !from) goToRows();
    wasHandingOver.current = from !== null;
  }, [from]);

  function begin(person: Colleague) {
    setFrom(person);
    setTicked(new Set());
    setDone(null);
    onShow(person.account_id);
  }

  function end(result?: HandedOver) {
    if (from && result) setDone({ from, result });
    setFrom(null);
    onShow(undefined);
  }

  return (
    <div className="team-screen">
      <Colleagues people={team.people} caseloads={list.caseloads} onHandOver={begin} />
      <section className="team-work" aria-labelledby="team-werk">
        {from && (
          <HandOverPanel
            from={from}
            people={team.people}
            open={openOf(list, from)}
            ticked={ticked}
            onEnd={end}
          />
        )}
        {done && (
          <Banner tone="ok">
            {say("done", {
              count: done.result.cases,
              from: done.from.name,
              to: done.result.to_name,
            })}
          </Banner>
        )}
        <TeamRows
          list={list}
          people={team.people}
          shownId={shownId}
          isFilterFixed={from !== null}
          ticked={from ? ticked : undefined}
          onTick={setTicked}
          onShow={onShow}
          onPage={(page) => {
            onPage(page);
            goToRows();
          }}
        />
      </section>
    </div>
  );
}

/** The button that was pressed is gone: the hands and the eyes go on at the top of the list. */
function goToRows() {
  document.getElementById("team-werk")?.focus();
}

function openOf(list: TeamWorklist, person: Colleague): number {
  return list.caseloads.find((one) => one.account_id === person.account_id)?.open ?? 0;
}
