// Everybody of the team by name: what they carry, whether they are away, and what one can do about it.
import { ArrowRightLeft } from "lucide-preact";
import { Button } from "../../../../components/button/button";
import type { Caseload, Colleague } from "../../../../kernel/api_types";
import { ColleagueRow } from "../../../access/team/colleague_row";
import { say } from "./words";

export interface ColleaguesProps {
  people: readonly Colleague[];
  caseloads: readonly Caseload[];
  onHandOver: (person: Colleague) => void;
}

export function Colleagues({ people, caseloads, onHandOver }: ColleaguesProps) {
  return (
    <section className="sheet" aria-labelledby="team-mensen">
      <h2 id="team-mensen">{say("people")}</h2>
      <ul className="lined-list">
        {withFormer(people, caseloads).map((person) => (
          <WorkerRow
            key={person.account_id}
            person={person}
            people={people}
            caseload={caseloads.find((one) => one.account_id === person.account_id)}
            onHandOver={() => onHandOver(person)}
          />
        ))}
      </ul>
    </section>
  );
}

interface WorkerRowProps {
  person: Colleague;
  people: readonly Colleague[];
  caseload: Caseload | undefined;
  onHandOver: () => void;
}

function WorkerRow({ person, people, caseload, onHandOver }: WorkerRowProps) {
  const canHandOver = (caseload?.open ?? 0) > 0 && colleaguesOf(person, people).length > 0;
  return (
    <ColleagueRow
      person={person}
      people={people}
      isFormer={caseload?.former ?? false}
      canNote
      facts={
        <>
          <span>{say("open", { count: caseload?.open ?? 0 })}</span>
          {caseload !== undefined && caseload.overdue > 0 && (
            <span className="case-late">{say("overdue", { count: caseload.overdue })}</span>
          )}
        </>
      }
      tools={
        canHandOver && (
          <Button
            kind="quiet"
            isSmall
            icon={ArrowRightLeft}
            label={say("hand_over_name", { name: person.name })}
            onClick={onHandOver}
          >
            {say("hand_over")}
          </Button>
        )
      }
    />
  );
}

/** Who does not work here any more but left open work behind: it must be seen to be handed over. */
export function withFormer(people: readonly Colleague[], caseloads: readonly Caseload[]) {
  const former = caseloads.flatMap(({ account_id, name, role, former: isFormer }) =>
    isFormer && account_id
      ? [{ account_id, name, role, me: false, absences: [], successors: [], may_let_go: false }]
      : [],
  );
  return [...people, ...former];
}

/** Who can take work over: a colleague who does the same work. */
export function colleaguesOf(person: Colleague, people: readonly Colleague[]): Colleague[] {
  return people.filter(
    (other) => other.account_id !== person.account_id && other.role === person.role,
  );
}
