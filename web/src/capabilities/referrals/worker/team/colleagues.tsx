// Everybody of the team by name: what they carry, whether they are away, and what one can do about it.
import { ArrowRightLeft, CalendarOff, LogOut } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../../components/button/button";
import type { Caseload, Colleague } from "../../../../kernel/api_types";
import { AbsenceForm, AbsenceLine } from "../../../access/team/absence";
import { LeavingForm, LeavingLine } from "../../../access/team/leaving";
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
          <ColleagueRow
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

interface ColleagueRowProps {
  person: Colleague;
  people: readonly Colleague[];
  caseload: Caseload | undefined;
  onHandOver: () => void;
}

function ColleagueRow({ person, people, caseload, onHandOver }: ColleagueRowProps) {
  const [noting, setNoting] = useState<"absence" | "leaving" | null>(null);
  const isNoting = noting !== null;
  const isFormer = caseload?.former ?? false;
  const row = useRef<HTMLLIElement>(null);
  const wasNoting = useRef(false);
  const isAway = person.absences.some((absence) => absence.now);
  const canHandOver = (caseload?.open ?? 0) > 0 && colleaguesOf(person, people).length > 0;
  useEffect(() => {
    // The hands go on in the form, and after it where they were.
    if (isNoting) row.current?.querySelector<HTMLElement>("form input")?.focus();
    else if (wasNoting.current) row.current?.querySelector<HTMLElement>("button")?.focus();
    wasNoting.current = isNoting;
  }, [isNoting]);
  const NotingForm = noting === "leaving" ? LeavingForm : AbsenceForm;
  return (
    <li className="colleague" ref={row}>
      <div className="colleague-words">
        <p className="colleague-name">
          {person.name}
          {person.me && <span className="quiet"> ({say("you")})</span>}
          {isFormer && <span className="quiet"> ({say("former")})</span>}
        </p>
        <p className="colleague-load">
          <span>{say("open", { count: caseload?.open ?? 0 })}</span>
          {caseload !== undefined && caseload.overdue > 0 && (
            <span className="case-late">{say("overdue", { count: caseload.overdue })}</span>
          )}
        </p>
      </div>
      {!isNoting && (
        <div className="colleague-tools">
          {canHandOver && (
            <Button
              kind="quiet"
              isSmall
              icon={ArrowRightLeft}
              label={say("hand_over_name", { name: person.name })}
              onClick={onHandOver}
            >
              {say("hand_over")}
            </Button>
          )}
          {!isFormer && !person.leaving && (
            <Button
              kind="quiet"
              isSmall
              icon={LogOut}
              label={say("leaves_name", { name: person.name })}
              onClick={() => setNoting("leaving")}
            >
              {say("leaves")}
            </Button>
          )}
          {!isFormer && !isAway && (
            <Button
              isSmall
              icon={CalendarOff}
              label={say("away_name", { name: person.name })}
              onClick={() => setNoting("absence")}
            >
              {say("away")}
            </Button>
          )}
        </div>
      )}
      {person.absences.map((absence) => (
        <AbsenceLine key={absence.id} person={person} absence={absence} />
      ))}
      <LeavingLine person={person} />
      {isNoting && (
        <div className="colleague-form">
          <NotingForm person={person} people={people} onDone={() => setNoting(null)} />
        </div>
      )}
    </li>
  );
}

/** Who does not work here any more but left open work behind: it must be seen to be handed over. */
export function withFormer(people: readonly Colleague[], caseloads: readonly Caseload[]) {
  const former = caseloads.flatMap(({ account_id, name, role, former: isFormer }) =>
    isFormer && account_id ? [{ account_id, name, role, me: false, absences: [] }] : [],
  );
  return [...people, ...former];
}

/** Who can take work over: a colleague who does the same work. */
export function colleaguesOf(person: Colleague, people: readonly Colleague[]): Colleague[] {
  return people.filter(
    (other) => other.account_id !== person.account_id && other.role === person.role,
  );
}
