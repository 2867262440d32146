// Somebody asked by letter, mail, phone or at the desk: from the day it came the month runs.
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { DateInput } from "../../../components/date_fields/date_fields";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea, TextField } from "../../../components/text_field/text_field";
import { isoDay, now } from "../../../kernel/dates";
import { useNote } from "./queries";
import { say } from "./words";

const kinds = [
  "insight",
  "correction",
  "erasure",
  "restriction",
  "objection",
  "portability",
] as const;
const ways = ["letter", "email", "phone", "desk"] as const;

export function NoteForm({ onDone }: { onDone: () => void }) {
  const note = useNote();
  const errors = useMemo(
    () =>
      fieldWords(note.error, {
        name: { required: say("name_missing") },
        received_on: { out_of_range: say("received_on_wrong") },
      }),
    [note.error],
  );
  return (
    <section className="sheet" aria-labelledby="noteer-kop">
      <h2 id="noteer-kop">{say("note")}</h2>
      <Form
        aria-labelledby="noteer-kop"
        validationErrors={errors}
        onSubmit={(data) => {
          if (note.isPending) return;
          const text = (name: string) => String(data.get(name) ?? "").trim();
          note.mutate(
            {
              kind: text("kind") as "insight",
              came_by: text("came_by") as "letter",
              name: text("name"),
              words: text("words"),
              handled_by: text("handled_by"),
              received_on: text("received_on"),
            },
            { onSuccess: onDone },
          );
        }}
      >
        <TextField
          name="name"
          label={say("name")}
          missing={say("name_missing")}
          maxLength={200}
          autoComplete="off"
          required
        />
        <RadioGroup
          name="kind"
          label={say("kind")}
          missing={say("kind_missing")}
          choices={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          required
        />
        <RadioGroup
          name="came_by"
          label={say("came_by")}
          missing={say("came_by_missing")}
          choices={ways.map((value) => ({ value, label: say(`way.${value}`) }))}
          isRow
          required
        />
        <DateInput
          name="received_on"
          label={say("received_on")}
          missing={say("received_on_wrong")}
          defaultValue={isoDay(now())}
          required
        />
        <TextField
          name="handled_by"
          label={say("handled_by_who")}
          maxLength={200}
          autoComplete="off"
          isOptional
        />
        <TextArea name="words" label={say("words")} maxLength={2000} rows={3} isOptional />
        {note.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
        <div className="row">
          <Button type="submit" kind="main" isPending={note.isPending}>
            {say("save")}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {say("cancel")}
          </Button>
        </div>
      </Form>
    </section>
  );
}
