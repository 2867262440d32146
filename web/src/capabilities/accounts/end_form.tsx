// Access ended at once: somebody must not come in any more, and that cannot wait for tonight.
import { useMemo } from "preact/hooks";
import { Select } from "../../components/choice/choice";
import { fieldWords } from "../../components/form/validity";
import { successorsOf } from "../access/team/leaving";
import { chosen, NotingForm, type NotingProps } from "../access/team/noting_form";
import { useEndAccess } from "./queries";
import { say } from "./words";

export function EndForm({ person, people, onDone }: NotingProps) {
  const end = useEndAccess();
  const { name } = person;
  const others = successorsOf(person, people);
  const errors = useMemo(
    () =>
      fieldWords(end.error, {
        successor_account_id: {
          required: say("end.successor_missing"),
          not_a_choice: say("end.successor_missing"),
        },
      }),
    [end.error],
  );
  return (
    <NotingForm
      title={say("end_name", { name })}
      errors={errors}
      note={end}
      save={say("end.do")}
      onDone={onDone}
      onSubmit={(data) =>
        end.mutateAsync({ id: person.account_id, ...chosen(data, "successor_account_id") })
      }
    >
      <p>{say("end.text", { name })}</p>
      {others.length === 0 ? (
        <p>{say("end.nobody")}</p>
      ) : (
        <Select
          name="successor_account_id"
          label={say("end.successor")}
          hint={say("end.work")}
          emptyLabel={say("end.choose")}
          missing={say("end.successor_missing")}
          choices={others.map((other) => ({ value: other.account_id, label: other.name }))}
          defaultValue={others.length === 1 ? others[0]?.account_id : ""}
          required
        />
      )}
    </NotingForm>
  );
}
