// One question in a list: what is asked, of whom, and how it stands.
import { ChevronRight } from "lucide-preact";
import { StatusTag, type StatusTagProps } from "../../../components/status_tag/status_tag";
import type { ShortQuestionView } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { say } from "./words";
import "./short_question.css";

export function QuestionRows({
  label,
  rows,
}: {
  label: string;
  rows: readonly ShortQuestionView[];
}) {
  return (
    <ul className="plain-list question-rows" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id}>
          <a className="question-link" href={`/vragen/${row.id}`}>
            <span className="question-words">
              <span className="question-text">{row.question}</span>
              <span className="quiet small">
                {row.mine
                  ? say("row.to", { name: row.to_name, organization: row.to_organization_name })
                  : say("row.from", {
                      name: row.asked_by_name,
                      organization: row.from_organization_name,
                    })}
              </span>
            </span>
            <StateTag question={row} />
            <ChevronRight size={20} aria-hidden="true" />
          </a>
        </li>
      ))}
    </ul>
  );
}

export function StateTag({ question }: { question: ShortQuestionView }) {
  const [state, words] = stateOf(question);
  return <StatusTag state={state}>{words}</StatusTag>;
}

function stateOf(question: ShortQuestionView): [StatusTagProps["state"], string] {
  if (question.answered_at) {
    const isNews = question.mine && !question.seen;
    return isNews ? ["follow_up", say("state.news")] : ["done", say("state.answered")];
  }
  const date = shortDay(question.due_on);
  if (question.late) return ["attention", say("state.late", { date })];
  return ["waiting", say(question.mine ? "state.waiting" : "state.to_answer", { date })];
}
