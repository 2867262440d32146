// The worklist: forty people on one page, what cannot wait on top, then what is overdue, and of each
// what comes next, whose it is and by when.
import { useQuery } from "@tanstack/preact-query";
import { MessageCircleQuestionMark } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { ChipFilter } from "../../../components/chip_filter/chip_filter";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { type FirstStep, FirstSteps } from "../../../components/first_steps/first_steps";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import { useSession } from "../../../kernel/access";
import type { Worklist, WorklistRow } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { later } from "../../../kernel/later";
import { useTitle } from "../../../kernel/title";
import { awayNow, teamQuery } from "../../access/team/queries";
import { notTaken, standsInWords, useIsDesk, word, wordAt } from "./case_words";
import { NewCaseButton } from "./own_case/new_case_button";
import { isTaken, useAccept, worklistQuery } from "./queries";
import { groupsOf, plusDays, type Stage, stageOf, stagesOf } from "./stages";
import { say } from "./words";
import { CaseRow } from "./worklist_row";
import "./worker.css";

const NoticeLines = later(
  () => import("./notice_lines"),
  () => null,
);
const OwnFaceSheet = later(
  () => import("../../directory/own_face/own_face_sheet"),
  () => null,
);

const RequestsPanel = later(
  () => import("../../requests/requests_panel"),
  () => null,
);
const NumbersBlock = later(
  () => import("../../people/numbers/numbers_block"),
  () => null,
);
const QuestionsBlock = later(
  () => import("../short_question/questions_block"),
  () => null,
);

export default function WorklistPage(_: PageProps) {
  const isDesk = useIsDesk();
  const title = say(isDesk ? "list.title_desk" : "list.title");
  useTitle(title);
  const asked = useQuery(worklistQuery);
  return (
    <div className="page">
      <PageHead title={title} facts={asked.data ? factsOf(asked.data) : []}>
        {/* A desk has no face of a person, and opens nothing without a report. */}
        {!isDesk && (
          <>
            <NewCaseButton />
            <LinkButton href="/vragen" icon={MessageCircleQuestionMark}>
              {say("list.question")}
            </LinkButton>
          </>
        )}
      </PageHead>
      {isDesk && <QuestionsBlock isDesk />}
      {asked.isPending && <Skeleton label={say("list.loading")} lines={10} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("list.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && asked.data.notices.length > 0 && <NoticeLines notices={asked.data.notices} />}
      <RequestsPanel />
      <NumbersBlock />
      {asked.data && <Rows list={asked.data} />}
      {!isDesk && <QuestionsBlock isDesk={false} />}
      {!isDesk && <OwnFaceSheet />}
      {asked.data && asked.data.rows.length > 0 && (
        <p>
          <LinkButton href="/dubbel" kind="quiet">
            {say("list.doubles")}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

function factsOf(list: Worklist): string[] {
  return [
    say("list.mine", { count: list.mine }),
    say("list.team_new", { count: list.team_new }),
    ...(list.overdue > 0 ? [say("list.overdue", { count: list.overdue })] : []),
  ];
}

function Rows({ list }: { list: Worklist }) {
  const { today } = useSession();
  const isDesk = useIsDesk();
  const [chosen, setChosen] = useState<string[]>([]);
  const { accept, take, takenNow } = useTaking();
  const team = useQuery({
    ...teamQuery,
    enabled: list.rows.some((row) => row.colleague_id !== undefined),
  });
  const rows = useMemo(
    () => list.rows.filter((row) => chosen.length === 0 || chosen.includes(stageOf(row, isDesk))),
    [list.rows, chosen, isDesk],
  );
  if (list.rows.length === 0) {
    return (
      <div className="stack">
        <EmptyState text={say(isDesk ? "list.empty_desk" : "list.empty")} />
        <FirstSteps title={say("first.title")} steps={firstSteps(isDesk)} />
      </div>
    );
  }

  const draw = (row: WorklistRow) => {
    const away = awayNow(team.data?.people, row.colleague_id);
    return (
      <CaseRow
        key={row.referral_id}
        row={row}
        standsIn={standsInWords(row, away?.until_on)}
        isTakenNow={takenNow.has(row.referral_id)}
        isTaking={accept.isPending && accept.variables.id === row.referral_id}
        onTake={() => take(row)}
      />
    );
  };

  return (
    <div className="stack">
      <div className="stage-filter">
        <ChipFilter
          label={say("list.filter")}
          chips={chipsOf(list, isDesk)}
          values={chosen}
          onChange={setChosen}
        />
      </div>
      {accept.isError && (
        <Banner tone={isTaken(accept.error) ? "warn" : "danger"}>
          {isTaken(accept.error) ? say("list.taken_already") : notTaken(accept.error)}
        </Banner>
      )}
      <StatusLine>{chosen.length > 0 && say("list.shown", { count: rows.length })}</StatusLine>
      {rows.length === 0 && (
        <EmptyState text={say("list.none_here")}>
          <Button onClick={() => setChosen([])}>{say("list.show_all")}</Button>
        </EmptyState>
      )}
      {groupsOf(rows, plusDays(today, 7), takenNow).map((group) => (
        <section key={group.id} aria-labelledby={`groep-${group.id}`}>
          <h2 className={`case-group case-group-${group.id}`} id={`groep-${group.id}`}>
            {word("group", group.id)} <span className="figures quiet">{group.rows.length}</span>
          </h2>
          <ul className="case-list">{group.rows.map(draw)}</ul>
        </section>
      ))}
    </div>
  );
}

/** Nobody is there: a new team, or all work done. */
function firstSteps(isDesk: boolean): FirstStep[] {
  const team = { label: say("first.team"), hint: say("first.team_hint"), href: "/team" };
  if (isDesk) {
    const faces = { label: say("first.wait"), hint: say("first.wait_hint"), href: "/gezichten" };
    return [faces, team];
  }
  const own = { label: say("first.own"), hint: say("first.own_hint"), href: "/werklijst/nieuw" };
  const face = { label: say("first.wait"), hint: say("first.face_hint") };
  return [face, team, own];
}

/** Who was taken on here a moment ago stays in sight, with the phone number that came. */
function useTaking() {
  const [takenNow, setTakenNow] = useState<ReadonlySet<string>>(new Set());
  const accept = useAccept();
  function take({ referral_id: id, version }: WorklistRow) {
    // Each row on its own: who takes on two people at once sees both phone numbers come.
    accept.mutateAsync({ id, version }).then(
      () => setTakenNow((before) => new Set(before).add(id)),
      () => undefined,
    );
  }
  return { accept, take, takenNow };
}

function chipsOf(list: Worklist, isDesk: boolean) {
  const counts = new Map<Stage, number>();
  for (const row of list.rows) {
    const stage = stageOf(row, isDesk);
    counts.set(stage, (counts.get(stage) ?? 0) + 1);
  }
  return stagesOf(list.columns, isDesk).map((stage) => ({
    value: stage,
    label: `${wordAt(isDesk, "stage", stage)} ${counts.get(stage) ?? 0}`,
  }));
}
