// All open referrals of the team, fifty a page: of each what comes next, whose it is and by when.
import { CalendarOff, ChevronLeft, ChevronRight } from "lucide-preact";
import { Button } from "../../../../components/button/button";
import { Checkbox, Select } from "../../../../components/choice/choice";
import { EmptyState } from "../../../../components/empty_state/empty_state";
import { StatusTag } from "../../../../components/status_tag/status_tag";
import { useSession } from "../../../../kernel/access";
import type { Colleague, TeamWorklist, WorklistRow } from "../../../../kernel/api_types";
import { awayNow } from "../../../access/team/queries";
import { needList, stageWord, standsInWords } from "../case_words";
import { stageOf, tagStateOf } from "../stages";
import { Next } from "../worklist_row";
import { say } from "./words";

/** What no account has taken on yet. */
export const nobody = "nobody";

export interface TeamRowsProps {
  list: TeamWorklist;
  people: readonly Colleague[];
  /** An account, `nobody`, or undefined for all. */
  shownId: string | undefined;
  /** While a caseload is handed over only that one is shown. */
  isFilterFixed: boolean;
  /** Given: each row has a box to tick. */
  ticked: ReadonlySet<string> | undefined;
  onTick: (ticked: ReadonlySet<string>) => void;
  onShow: (id: string | undefined) => void;
  onPage: (page: number) => void;
}

export function TeamRows(props: TeamRowsProps) {
  const { list, people, shownId, isFilterFixed, ticked, onTick, onShow, onPage } = props;
  const { name } = useSession();
  const ofWhom = people.find((person) => person.account_id === shownId);

  function tick(id: string, isOn: boolean) {
    const next = new Set(ticked);
    if (isOn) next.add(id);
    else next.delete(id);
    onTick(next);
  }

  return (
    <>
      <div className="team-head">
        <h2 id="team-werk" tabIndex={-1}>
          {ofWhom
            ? say("rows.of", { name: ofWhom.name })
            : say(shownId === nobody ? "rows.of_nobody" : "rows.all")}
        </h2>
        {!isFilterFixed && (
          <Select
            label={say("rows.filter")}
            emptyLabel={say("rows.everybody")}
            choices={[
              { value: nobody, label: say("rows.of_nobody") },
              ...people.map((person) => ({ value: person.account_id, label: person.name })),
            ]}
            value={shownId ?? ""}
            onChange={(id) => onShow(id || undefined)}
          />
        )}
      </div>
      {list.rows.length === 0 ? (
        <EmptyState text={say("rows.none")} />
      ) : (
        <ul className="case-list">
          {list.rows.map((row) => (
            <TeamRow
              key={row.referral_id}
              row={row}
              ownerName={row.colleague_name || (row.accepted ? name : row.owner_name)}
              standsIn={standsInWords(row, awayNow(people, row.colleague_id)?.until_on)}
              isTicked={ticked?.has(row.referral_id)}
              onTick={(isOn) => tick(row.referral_id, isOn)}
            />
          ))}
        </ul>
      )}
      {list.pages > 1 && <Pages page={list.page} pages={list.pages} onPage={onPage} />}
    </>
  );
}

interface TeamRowProps {
  row: WorklistRow;
  ownerName: string;
  standsIn: string;
  /** Left out: there is nothing to tick. */
  isTicked: boolean | undefined;
  onTick: (isOn: boolean) => void;
}

function TeamRow({ row, ownerName, standsIn, isTicked, onTick }: TeamRowProps) {
  const stage = stageOf(row);
  return (
    <li className="case-row team-row" data-stage={stage}>
      <div className="case-who">
        <a className="case-name" href={`/werklijst/${row.referral_id}`}>
          {row.name}
        </a>
        <span className="quiet">{row.village}</span>
      </div>
      <div className="case-about">
        <p className="case-needs">{needList(row.needs)}</p>
        <p className="case-sentence">{standsIn ? "" : say("rows.with", { name: ownerName })}</p>
        {standsIn && (
          <p className="case-signal case-signal-quiet">
            <CalendarOff size={15} aria-hidden="true" />
            {standsIn}
          </p>
        )}
      </div>
      <div className="case-stage">
        <StatusTag state={tagStateOf(stage)}>
          {row.accepted ? stageWord(stage, row.attempts) : say("rows.unanswered")}
        </StatusTag>
      </div>
      <Next row={row} />
      {isTicked !== undefined && (
        <div className="team-tick">
          <Checkbox
            label={say("rows.tick")}
            aria-label={say("rows.tick_name", { name: row.name })}
            isTrailing
            isChecked={isTicked}
            onChange={onTick}
          />
        </div>
      )}
    </li>
  );
}

interface PagesProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

function Pages({ page, pages, onPage }: PagesProps) {
  return (
    <nav className="row team-pages" aria-label={say("pages")}>
      {page > 1 && (
        <Button icon={ChevronLeft} onClick={() => onPage(page - 1)}>
          {say("pages.before")}
        </Button>
      )}
      <p role="status">{say("pages.now", { page, pages })}</p>
      {page < pages && (
        <Button icon={ChevronRight} onClick={() => onPage(page + 1)}>
          {say("pages.next")}
        </Button>
      )}
    </nav>
  );
}
