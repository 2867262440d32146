// One question at a time on a case, and what was asked before. Never a conversation.
import { MessageCircleQuestion } from "lucide-preact";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Note } from "../../../components/note/note";
import { StatusLine } from "../../../components/status_line/status_line";
import type { LegAnswer, LegQuestionView, NewLegQuestion } from "../../../kernel/api_types";
import { day, shortDay } from "../../../kernel/dates";
import { AnswerForm } from "./answer_form";
import { AskForm, type Names } from "./ask_form";
import { questionWords, saidWords } from "./question_words";
import { say } from "./words";

export interface Move<Input> {
  mutate: (input: Input) => void;
  isPending: boolean;
  isSuccess: boolean;
  error: unknown;
}

export interface QuestionBoxProps {
  questions: readonly LegQuestionView[];
  mayAsk: readonly string[];
  names: Names;
  /** Which of the two sides reads this. */
  side: "sender" | "receiver";
  wordsToSender: boolean;
  ask: Move<NewLegQuestion>;
  answer: Move<LegAnswer>;
}

export function QuestionBox(props: QuestionBoxProps) {
  const { questions, mayAsk, names, side, wordsToSender, ask, answer } = props;
  const [newest, ...others] = questions;
  if (!newest && mayAsk.length === 0) return null;
  const isOpen = newest !== undefined && !newest.answered_at && !newest.ended;
  return (
    <section className={newest ? "sheet" : "sheet no-print"} aria-labelledby="vraag-op-zaak-kop">
      <h2 id="vraag-op-zaak-kop">{say("title")}</h2>
      {newest && (
        <Note kicker={kickerOf(newest, names, side)} icon={MessageCircleQuestion} tone="meedoen">
          <Words question={newest} />
        </Note>
      )}
      {newest?.for_you && (
        <AnswerForm
          question={newest}
          hasWords={side === "sender" || wordsToSender || newest.asked_by !== "sender"}
          isPending={answer.isPending}
          error={answer.error}
          onAnswer={answer.mutate}
        />
      )}
      {mayAsk.length > 0 && (
        <Disclosure title={say("ask.open")}>
          <AskForm
            key={questions.length}
            mayAsk={mayAsk}
            names={names}
            wordsToSender={wordsToSender}
            replaces={isOpen}
            isPending={ask.isPending}
            error={ask.error}
            onAsk={ask.mutate}
          />
        </Disclosure>
      )}
      <StatusLine tone="ok">{ask.isSuccess && isOpen && say("ask.sent")}</StatusLine>
      {others.length > 0 && (
        <Disclosure title={say("earlier")}>
          <ul className="lined-list">
            {others.map((question) => (
              <li key={question.id}>
                <p className="quiet small">
                  {kickerOf(question, names, side)}, {shortDay(question.asked_at)}
                </p>
                <Words question={question} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function Words({ question }: { question: LegQuestionView }) {
  return (
    <>
      <p>{questionWords(question)}</p>
      <p className="quiet">{stateOf(question)}</p>
    </>
  );
}

/** Who answered what, or by when an answer is there; silence is said. */
export function stateOf(question: LegQuestionView): string {
  if (question.answered_at) return saidWords(question);
  if (question.ended) return say("ended");
  if (question.late && question.for_you) {
    return say("late_for_you", { date: shortDay(question.due_on) });
  }
  if (question.late) return say("late");
  return say("before", { date: day(question.due_on) });
}

function kickerOf(question: LegQuestionView, names: Names, side: string): string {
  const to = names[question.asked_of as keyof Names];
  if (question.asked_of === side) return say("to_you", { from: question.asked_by_name });
  if (question.asked_by === side) return say("from_you", { to });
  return say("from_to", { from: question.asked_by_name, to });
}
