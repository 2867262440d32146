// One colleague by name: what is known, and what can be noted: away, a last working day.
import { CalendarOff, LogOut, type LucideIcon } from "lucide-preact";
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import type { Colleague } from "../../../kernel/api_types";
import { AbsenceForm, AbsenceLine } from "./absence";
import { LeavingForm, LeavingLine } from "./leaving";
import type { NotingProps } from "./noting_form";
import { say } from "./words";
import "./team.css";

/** A form that a page adds, behind a button of its own. */
export interface NotingKind {
  icon: LucideIcon;
  words: string;
  /** Says of whom. */
  label: string;
  Form: ComponentType<NotingProps>;
}

export interface ColleagueRowProps {
  person: Colleague;
  people: readonly Colleague[];
  /** Below the name. */
  facts: ComponentChildren;
  isFormer?: boolean;
  /** Absence and last working day can be noted here. */
  canNote: boolean;
  more?: readonly NotingKind[];
  /** Buttons before the others. */
  tools?: ComponentChildren;
}

export function ColleagueRow(props: ColleagueRowProps) {
  const { person, people, facts, isFormer = false, canNote, more = [], tools } = props;
  const [noting, setNoting] = useState<NotingKind | null>(null);
  const isNoting = noting !== null;
  const row = useRef<HTMLLIElement>(null);
  const wasNoting = useRef(false);
  useEffect(() => {
    // The hands go on in the form, and after it where they were.
    if (isNoting) row.current?.querySelector<HTMLElement>("form input")?.focus();
    else if (wasNoting.current) row.current?.querySelector<HTMLElement>("button")?.focus();
    wasNoting.current = isNoting;
  }, [isNoting]);
  const kinds = [...more, ...(canNote && !isFormer ? kindsFor(person) : [])];
  return (
    <li className="colleague" ref={row}>
      <div className="colleague-words">
        <p className="colleague-name">
          {person.name}
          {person.me && <span className="quiet"> ({say("you")})</span>}
          {isFormer && <span className="quiet"> ({say("former")})</span>}
        </p>
        <p className="colleague-load">{facts}</p>
      </div>
      {!isNoting && (
        <div className="colleague-tools">
          {tools}
          {kinds.map((kind) => (
            <Button
              key={kind.words}
              kind={kind.Form === AbsenceForm ? undefined : "quiet"}
              isSmall
              icon={kind.icon}
              label={kind.label}
              onClick={() => setNoting(kind)}
            >
              {kind.words}
            </Button>
          ))}
        </div>
      )}
      {person.absences.map((absence) => (
        <AbsenceLine key={absence.id} person={person} absence={absence} canEnd={canNote} />
      ))}
      <LeavingLine person={person} canCancel={canNote && person.may_let_go} />
      {noting && (
        <div className="colleague-form">
          <noting.Form person={person} people={people} onDone={() => setNoting(null)} />
        </div>
      )}
    </li>
  );
}

function kindsFor(person: Colleague): NotingKind[] {
  const { name } = person;
  const isAway = person.absences.some((absence) => absence.now);
  const leaving = {
    icon: LogOut,
    words: say("leaves"),
    label: say("leaves_name", { name }),
    Form: LeavingForm,
  };
  const absence = {
    icon: CalendarOff,
    words: say("away"),
    label: say("away_name", { name }),
    Form: AbsenceForm,
  };
  return [...(person.leaving || !person.may_let_go ? [] : [leaving]), ...(isAway ? [] : [absence])];
}
