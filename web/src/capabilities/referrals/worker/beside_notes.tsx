// What stands beside the notes of a case: questions, and with whom the person shares nothing.
import type { CaseForWorker } from "../../../kernel/api_types";
import QuestionSheet from "./question_sheet";
import WhoMayNot from "./who_may_not";

export default function BesideNotes({ data }: { data: CaseForWorker }) {
  return (
    <>
      <QuestionSheet data={data} />
      <WhoMayNot data={data} />
    </>
  );
}
