// What colleagues must know to be safe. Quiet when there is nothing, unmistakable when there is.
import { Pencil, ShieldAlert } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Form } from "../../components/form/form";
import { Note } from "../../components/note/note";
import { TextField } from "../../components/text_field/text_field";
import type { SafetyNoteView } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { say } from "./words";

export interface SafetyLineProps {
  note: SafetyNoteView | undefined;
  /** Keeps the words; none take the note away. */
  onSave: (words: string) => Promise<unknown>;
}

export default function SafetyLine({ note, onSave }: SafetyLineProps) {
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing)
    return <SafetyForm note={note} onSave={onSave} onDone={() => setIsEditing(false)} />;
  if (!note) {
    return (
      <div className="no-print">
        <Button kind="quiet" isSmall icon={ShieldAlert} onClick={() => setIsEditing(true)}>
          {say("safety.add")}
        </Button>
      </div>
    );
  }
  return (
    <div className="no-print">
      <Note icon={ShieldAlert} tone="kwaliteit" kicker={say("safety.title")}>
        <p>{note.words}</p>
        <p className="quiet small">
          {say("safety.by", { name: note.by_name, date: shortDay(note.written_at) })}
        </p>
        <Button kind="quiet" isSmall icon={Pencil} onClick={() => setIsEditing(true)}>
          {say("safety.change")}
        </Button>
      </Note>
    </div>
  );
}

function SafetyForm({ note, onSave, onDone }: SafetyLineProps & { onDone: () => void }) {
  const [state, setState] = useState<"rest" | "busy" | "failed">("rest");
  return (
    <Form
      aria-label={say("safety.title")}
      onSubmit={(data) => {
        if (state === "busy") return;
        setState("busy");
        onSave(String(data.get("words") ?? "").trim()).then(onDone, () => setState("failed"));
      }}
    >
      <TextField
        name="words"
        label={say("safety.label")}
        hint={say("safety.hint")}
        defaultValue={note?.words ?? ""}
        maxLength={500}
      />
      {state === "failed" && <Banner tone="danger">{say("safety.failed")}</Banner>}
      <div className="row">
        <Button type="submit" kind="main" isPending={state === "busy"}>
          {say("safety.save")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {say("safety.leave")}
        </Button>
      </div>
    </Form>
  );
}
