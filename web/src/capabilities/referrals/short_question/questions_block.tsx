// Short questions on the day of who asked and in the inbox of who answers. Without a question there
// is no block.
import { useQuery } from "@tanstack/preact-query";
import { ErrorState } from "../../../components/error_state/error_state";
import { questionsQuery } from "./queries";
import { QuestionRows } from "./question_row";
import { say } from "./words";

export default function QuestionsBlock({ isDesk }: { isDesk: boolean }) {
  const asked = useQuery(questionsQuery);
  const title = say(isDesk ? "block.desk" : "block.mine");
  const rows = isDesk
    ? (asked.data?.to_answer ?? [])
    : (asked.data?.asked ?? []).filter(({ seen }) => !seen);
  if (!asked.isError && rows.length === 0) return null;
  return (
    <section className="sheet questions-block" aria-labelledby="vragen-kop">
      <h2 id="vragen-kop">{title}</h2>
      {asked.isError && rows.length === 0 ? (
        <ErrorState text={say("block.failed")} onRetry={() => void asked.refetch()} />
      ) : (
        <QuestionRows label={title} rows={rows} />
      )}
    </section>
  );
}
