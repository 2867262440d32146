// Yes, no, or one sentence: an answer is one tap where it can be.
import { Check, X } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextField } from "../../../components/text_field/text_field";
import type { LegAnswer, LegQuestionView } from "../../../kernel/api_types";
import { questionWords } from "./question_words";
import { say } from "./words";

export interface AnswerFormProps {
  question: LegQuestionView;
  /** False when the resident's level lets no sentence go back. */
  hasWords: boolean;
  isPending: boolean;
  error: unknown;
  onAnswer: (answer: LegAnswer) => void;
}

export function AnswerForm({ question, hasWords, isPending, error, onAnswer }: AnswerFormProps) {
  const errors = useMemo(
    () => fieldWords(error, { words: { required: say("answer.own_missing") } }),
    [error],
  );
  const answer = (word: LegAnswer["answer"], words = "") =>
    !isPending && onAnswer({ question_id: question.id, answer: word, words });
  const asked = questionWords(question);
  return (
    <div className="stack stack-tight">
      <div className="row">
        <Button
          isSmall
          icon={Check}
          label={`${say("answer.yes")}: ${asked}`}
          isPending={isPending}
          onClick={() => answer("yes")}
        >
          {say("answer.yes")}
        </Button>
        <Button
          isSmall
          icon={X}
          label={`${say("answer.no")}: ${asked}`}
          isPending={isPending}
          onClick={() => answer("no")}
        >
          {say("answer.no")}
        </Button>
      </div>
      {hasWords && (
        <Disclosure title={say("answer.own_title")}>
          <Form
            aria-label={say("answer.own_title")}
            validationErrors={errors}
            onSubmit={(data) => answer("own_words", String(data.get("words") ?? "").trim())}
          >
            <TextField
              name="words"
              label={say("answer.own")}
              maxLength={140}
              missing={say("answer.own_missing")}
              required
            />
            <div>
              <Button type="submit" isPending={isPending}>
                {say("answer.send")}
              </Button>
            </div>
          </Form>
        </Disclosure>
      )}
      {error !== null && error !== undefined && !errors && (
        <Banner tone="danger">{say("answer.failed")}</Banner>
      )}
    </div>
  );
}
