// The last working day of a colleague: said in advance, so that no work and no access stays behind.
import { LogOut, Undo2 } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Select } from "../../../components/choice/choice";
import { DateInput } from "../../../components/date_fields/date_fields";
import { type FieldErrors, fieldWords } from "../../../components/form/validity";
import { useSession } from "../../../kernel/access";
import type { Colleague } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { chosen, NotingForm, type NotingProps } from "./noting_form";
import { useCancelLeaving, useNoteLeaving } from "./queries";
import { say } from "./words";

export function LeavingForm({ person, people, onDone }: NotingProps) {
  const { today, organization_kind } = useSession();
  const isPractice = organization_kind === "gp_practice";
  const note = useNoteLeaving();
  const errors = useMemo(() => errorsOf(note.error), [note.error]);
  const others = successorsOf(person, people);

  return (
    <NotingForm
      title={say("leaving.title", { name: person.name })}
      errors={errors}
      note={note}
      onDone={onDone}
      onSubmit={(data) =>
        note.mutateAsync({
          account_id: person.account_id,
          last_on: String(data.get("last_on")),
          ...chosen(data, "successor_account_id"),
        })
      }
    >
      <DateInput
        name="last_on"
        label={say("leaving.last")}
        defaultValue={today}
        missing={say("form.until_missing")}
        required
      />
      {others.length > 0 ? (
        <Select
          name="successor_account_id"
          label={say("leaving.successor")}
          hint={say(isPractice ? "leaving.successor_hint_practice" : "leaving.successor_hint")}
          emptyLabel={say("leaving.choose")}
          missing={say("leaving.successor_missing")}
          choices={others.map(({ account_id, name }) => ({ value: account_id, label: name }))}
          defaultValue={others.length === 1 ? others[0]?.account_id : ""}
          required
        />
      ) : (
        <p>{say(isPractice ? "leaving.nobody_practice" : "leaving.nobody")}</p>
      )}
    </NotingForm>
  );
}

/** Who can go on, and does not leave too. */
export function successorsOf(person: Colleague, people: readonly Colleague[]): Colleague[] {
  return people.filter((other) => person.successors.includes(other.account_id) && !other.leaving);
}

function errorsOf(problem: unknown): FieldErrors | undefined {
  return fieldWords(problem, {
    last_on: { malformed: say("form.until_missing"), out_of_range: say("leaving.too_early") },
    successor_account_id: {
      required: say("leaving.successor_missing"),
      not_a_choice: say("leaving.successor_wrong"),
    },
  });
}

/** "Laatste werkdag 6 november, daarna neemt Bram Schetsma het over", and the click to take it back. */
export function LeavingLine({ person, canCancel }: { person: Colleague; canCancel: boolean }) {
  const cancel = useCancelLeaving();
  if (!person.leaving) return null;
  const { last_on, successor_name } = person.leaving;
  const last = say("leaving.line", { date: shortDay(last_on) });
  return (
    <div className="absence-line">
      <p className="absence-now">
        <LogOut size={16} aria-hidden="true" />
        <span>{`${last}, ${successor_name ? say("leaving.after", { name: successor_name }) : say("leaving.after_nobody")}`}</span>
      </p>
      {canCancel && (
        <Button
          kind="quiet"
          isSmall
          icon={Undo2}
          isPending={cancel.isPending}
          label={say("leaving.cancel_name", { name: person.name })}
          onClick={() => cancel.mutate(person.account_id)}
        >
          {say("cancel")}
        </Button>
      )}
      {cancel.isError && <Banner tone="danger">{say("failed")}</Banner>}
    </div>
  );
}
