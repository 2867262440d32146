// Away and back again: a colleague who is ill calls once, and whoever answers notes it in two clicks.
import { useQuery } from "@tanstack/preact-query";
import { CalendarOff, Undo2 } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Select } from "../../../components/choice/choice";
import { DateInput } from "../../../components/date_fields/date_fields";
import { type FieldErrors, fieldWords } from "../../../components/form/validity";
import { useSession } from "../../../kernel/access";
import { Problem } from "../../../kernel/api";
import type { AbsenceView, Colleague } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { chosen, NotingForm, type NotingProps } from "./noting_form";
import { teamQuery, useEndAbsence, useNoteAbsence } from "./queries";
import { say } from "./words";

/** Long enough for most illness; who is better sooner is back with one click. */
const usualDays = 7;

export function AbsenceForm({ person, people, onDone }: NotingProps) {
  const { today } = useSession();
  const note = useNoteAbsence();
  const most = useQuery(teamQuery).data?.substitute_days_max;
  const errors = useMemo(() => errorsOf(note.error, most), [note.error, most]);
  const others = substitutesOf(person, people);

  return (
    <NotingForm
      title={say("form.title", { name: person.name })}
      errors={errors}
      note={note}
      onDone={onDone}
      onSubmit={(data) =>
        note.mutateAsync({
          account_id: person.account_id,
          from_on: String(data.get("from_on")),
          until_on: String(data.get("until_on")),
          ...chosen(data, "substitute_account_id"),
        })
      }
    >
      <div className="row absence-days">
        <DateInput
          name="from_on"
          label={say("form.from")}
          defaultValue={today}
          missing={say("form.from_missing")}
          required
        />
        <DateInput
          name="until_on"
          label={say("form.until")}
          defaultValue={plusDays(today, usualDays - 1)}
          missing={say("form.until_missing")}
          required
        />
      </div>
      <Select
        name="substitute_account_id"
        label={say("form.substitute")}
        hint={hintOf(most)}
        emptyLabel={say("form.nobody")}
        choices={others.map(({ account_id, name }) => ({ value: account_id, label: name }))}
        defaultValue={others.length === 1 ? others[0]?.account_id : ""}
      />
    </NotingForm>
  );
}

/** Who can stand in: who can do the work, and is not away now. */
function substitutesOf(person: Colleague, people: readonly Colleague[]): Colleague[] {
  return people.filter(
    (other) =>
      person.successors.includes(other.account_id) &&
      !other.absences.some((absence) => absence.now),
  );
}

function hintOf(most: number | undefined): string {
  const sees = say("form.substitute_hint");
  return most ? `${sees} ${say("form.substitute_most", { count: most })}` : sees;
}

function errorsOf(problem: unknown, most: number | undefined): FieldErrors | undefined {
  if (problem instanceof Problem && problem.code === "absence.overlaps") {
    return { from_on: say("form.overlaps") };
  }
  return fieldWords(problem, {
    from_on: { malformed: say("form.from_missing") },
    until_on: {
      malformed: say("form.until_missing"),
      out_of_range: say("form.until_early"),
      too_long: say("form.until_long", { count: most ?? 0 }),
    },
    substitute_account_id: { not_a_choice: say("form.substitute_wrong") },
  });
}

export interface AbsenceLineProps {
  person: Colleague;
  absence: AbsenceView;
  canEnd?: boolean;
}

/** "Afwezig tot en met 6 november, Bram Schetsma neemt waar", and the one click back. */
export function AbsenceLine({ person, absence, canEnd = true }: AbsenceLineProps) {
  const end = useEndAbsence();
  return (
    <div className="absence-line">
      <p className={absence.now ? "absence-now" : "quiet"}>
        <CalendarOff size={16} aria-hidden="true" />
        <span>{absenceWords(absence)}</span>
      </p>
      {canEnd && (
        <Button
          kind="quiet"
          isSmall
          icon={Undo2}
          isPending={end.isPending}
          label={say(absence.now ? "back_name" : "cancel_name", { name: person.name })}
          onClick={() => end.mutate(absence.id)}
        >
          {say(absence.now ? "back" : "cancel")}
        </Button>
      )}
      {end.isError && <Banner tone="danger">{say("failed")}</Banner>}
    </div>
  );
}

function absenceWords({ now, from_on, until_on, substitute_name }: AbsenceView): string {
  const days = now
    ? say("away_until", { until: shortDay(until_on) })
    : say("away_from", { from: shortDay(from_on), until: shortDay(until_on) });
  return `${days}, ${substitute_name ? say("stands_in", { name: substitute_name }) : say("nobody_stands_in")}`;
}

function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
