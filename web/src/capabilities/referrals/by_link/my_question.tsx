// A short question to the resident: yes, no, or one sentence. What the helpers ask each other can be
// read too.
import { Check, X } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { Note } from "../../../components/note/note";
import { TextField } from "../../../components/text_field/text_field";
import { call } from "../../../kernel/api";
import type { LegAnswer, LegQuestionView, MyReferral } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { firstName } from "../names";
import { useMyPageChange } from "./queries";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

export function MyQuestions({ referral }: { referral: MyReferral }) {
  const forMe = referral.questions.find((question) => question.for_you);
  const others = referral.questions.filter((question) => !question.for_you && !question.ended);
  return (
    <>
      {forMe && <Answer referral={referral} question={forMe} />}
      {others.length > 0 && (
        <Disclosure title={say("question.others")}>
          <ul className="lined-list">
            {others.map((question) => (
              <li key={question.id}>
                <p>
                  {say("question.asks", { name: question.asked_by_name })} {questionOf(question)}
                </p>
                <p className="quiet">{answerOf(question)}</p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function questionOf(question: LegQuestionView): string {
  if (question.code === "own_words") return question.words;
  const group = question.asked_of === "resident" ? "question_to_you" : "question_between";
  return say(`${group}.${question.code}` as Key) || question.code;
}

function answerOf(question: LegQuestionView): string {
  if (!question.answered_at) return say("question.no_answer");
  const answer =
    question.answer === "own_words"
      ? question.answer_words
      : say(`question.${question.answer}` as Key);
  return `${question.answered_by_name}: ${answer}`;
}

interface AnswerProps {
  referral: MyReferral;
  question: LegQuestionView;
}

function Answer({ referral, question }: AnswerProps) {
  const answer = useMyPageChange((given: LegAnswer) =>
    call("POST /api/my/referrals/{id}/answer", { id: referral.id, body: given }),
  );
  const give = (word: LegAnswer["answer"], words = "") =>
    !answer.isPending && answer.mutate({ question_id: question.id, answer: word, words });
  return (
    <div className="stack stack-tight my-question">
      <Note
        kicker={say("question.asks_you", { name: firstName(question.asked_by_name) })}
        tone="meedoen"
        isSpoken
      >
        {questionOf(question)}
      </Note>
      <div className="row">
        <Button icon={Check} isPending={answer.isPending} onClick={() => give("yes")}>
          {say("question.yes")}
        </Button>
        <Button icon={X} isPending={answer.isPending} onClick={() => give("no")}>
          {say("question.no")}
        </Button>
      </div>
      <Disclosure title={say("question.own_title")}>
        <Form
          aria-label={say("question.own_title")}
          onSubmit={(data) => give("own_words", String(data.get("words") ?? "").trim())}
        >
          <TextField
            name="words"
            label={say("question.own")}
            maxLength={140}
            missing={say("question.own_missing")}
            required
          />
          <div>
            <Button type="submit" isPending={answer.isPending}>
              {say("question.send")}
            </Button>
          </div>
        </Form>
      </Disclosure>
      <p className="quiet">{say("question.hint", { date: day(question.due_on) })}</p>
      {answer.isError && <Banner tone="danger">{say("question.failed")}</Banner>}
    </div>
  );
}
