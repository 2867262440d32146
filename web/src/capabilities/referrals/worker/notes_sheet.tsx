// The worker's own notes: never outside the own organisation.
import { Lock } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { TextArea } from "../../../components/text_field/text_field";
import { useSession } from "../../../kernel/access";
import type { CaseForWorker } from "../../../kernel/api_types";
import { dayAndTime } from "../../../kernel/dates";
import { useAskBeforeClosing } from "../../../kernel/line";
import { useAddNote } from "./queries";
import { say } from "./words";

export function NotesSheet({ data }: { data: CaseForWorker }) {
  const { today, organization_name } = useSession();
  const [words, setWords] = useState("");
  const add = useAddNote(data.id);
  useAskBeforeClosing(words.trim() !== "");
  return (
    <section className="sheet" aria-labelledby="notities-kop">
      <h2 id="notities-kop">{say("notes.title")}</h2>
      <p className="case-only">
        <Lock size={16} aria-hidden="true" />
        {say("notes.only", { organization: organization_name })}
      </p>
      <Form
        aria-label={say("notes.title")}
        onSubmit={() =>
          !add.isPending && add.mutate(words.trim(), { onSuccess: () => setWords("") })
        }
      >
        <TextArea
          name="words"
          label={say("notes.new")}
          value={words}
          onInput={setWords}
          rows={3}
          maxLength={4000}
          missing={say("notes.missing")}
          required
        />
        {add.isError && <Banner tone="danger">{say("notes.failed")}</Banner>}
        <div>
          <Button type="submit" isPending={add.isPending}>
            {say("notes.save")}
          </Button>
        </div>
      </Form>
      {data.notes.length > 0 && (
        <ul className="lined-list case-notes">
          {data.notes.map((note) => (
            <li key={note.id}>
              <p className="case-note-words">{note.words}</p>
              <p className="quiet small">
                {note.by_name}, {dayAndTime(note.written_at, today)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
