// The safety note on the row of the own organisation.
import type { CaseForWorker } from "../../../kernel/api_types";
import SafetyLine from "../../people/safety_line";
import { useSafetyNote } from "./queries";

export default function SafetyOfCase({ data }: { data: CaseForWorker }) {
  const save = useSafetyNote(data.id);
  return (
    <div className="case-banner">
      <SafetyLine note={data.safety_note} onSave={save.mutateAsync} />
    </div>
  );
}
