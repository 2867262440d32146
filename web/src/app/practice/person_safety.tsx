// The note for colleagues on how a patient is safe, on top of the page.
import { useSafetyNote } from "../../capabilities/people/queries";
import SafetyLine from "../../capabilities/people/safety_line";
import type { PersonPage } from "../../kernel/api_types";

export default function PersonSafety({ person }: { person: PersonPage }) {
  const save = useSafetyNote(person.id);
  return (
    <div className="person-safety">
      <SafetyLine note={person.safety_note} onSave={save.mutateAsync} />
    </div>
  );
}
