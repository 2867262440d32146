// One line of what came back: the news first. Open it for the text of the record; to open is to see.
import { useQuery } from "@tanstack/preact-query";
import { ChevronDown, PhoneCall } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { StatusTag, type StatusTagProps } from "../../components/status_tag/status_tag";
import { useAccess } from "../../kernel/access";
import type { FeedbackRow, LegQuestionView, TaskRow } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { tasksQuery } from "../tasks/queries";
import { CopyText } from "./copy_text";
import { firstName, nameAndOrganization, upper } from "./names";
import { useAnswerQuestion, useAskAssistant, useNoteSeen } from "./queries";
import { questionLine } from "./question_line";
import { AnswerForm } from "./questions/answer_form";
import { stateOf } from "./questions/question_box";
import { headline, nextWords } from "./step_words";
import { say } from "./words";
import "./feedback_item.css";

const tags: Record<string, StatusTagProps["state"]> = {
  question: "attention",
  stuck: "attention",
  late: "attention",
  came_back: "follow_up",
  running: "busy",
  closed: "done",
};

export interface FeedbackItemProps {
  row: FeedbackRow;
  /** Who can be asked to call, when that is one person. */
  assistant: string | undefined;
}

export function FeedbackItem({ row, assistant }: FeedbackItemProps) {
  const see = useNoteSeen();
  const isNoted = useRef(false);
  const [isOpen, setIsOpen] = useState(false);
  const next = nextWords(row);

  function toggle(isNowOpen: boolean) {
    setIsOpen(isNowOpen);
    const isNews = row.kind === "came_back" || row.kind === "stuck";
    if (!isNowOpen || !isNews || isNoted.current) return;
    isNoted.current = true;
    see.mutate(row.referral_id);
  }

  return (
    <li className="feedback-item">
      <details open={isOpen} onToggle={(event) => toggle(event.currentTarget.open)}>
        <summary>
          <span className="feedback-words">
            <span className="feedback-headline">
              {row.person_name}: {headline(row)}
            </span>
            {row.sentence && <span className="feedback-sentence">‘{row.sentence}’</span>}
            <span className="feedback-meta">
              <span>{nameAndOrganization(row.to_name, row.to_organization_name)}</span>
              <span>{shortDay(row.changed_at)}</span>
            </span>
            {next && <span className="feedback-next">{next}</span>}
            {row.question && <QuestionLine question={row.question} />}
          </span>
          <StatusTag state={tags[row.kind] ?? "waiting"}>
            {say(`kind.${row.kind as "stuck"}`)}
          </StatusTag>
          <ChevronDown size={20} aria-hidden="true" className="feedback-arrow" />
        </summary>
        {isOpen && (
          <div className="feedback-more">
            <CopyText label={say("record.label")} text={row.record_text} />
            <div className="row">
              <LinkButton href={`/patienten/${row.person_id}`} kind="quiet" isSmall>
                {say("item.to_person")}
              </LinkButton>
              <LinkButton href={`/verwijzingen/${row.referral_id}`} kind="quiet" isSmall>
                {say("item.to_referral")}
              </LinkButton>
            </div>
          </div>
        )}
      </details>
      {row.question?.for_you && <Answer id={row.referral_id} question={row.question} />}
      {row.kind === "stuck" && <StuckActions row={row} assistant={assistant} />}
    </li>
  );
}

function QuestionLine({ question }: { question: LegQuestionView }) {
  return (
    <span className="feedback-sentence">
      {questionLine(question)} <span className="quiet">{stateOf(question)}</span>
    </span>
  );
}

function Answer({ id, question }: { id: string; question: LegQuestionView }) {
  const answer = useAnswerQuestion(id);
  return (
    <div className="feedback-act">
      <AnswerForm
        question={question}
        hasWords
        isPending={answer.isPending}
        error={answer.error}
        onAnswer={answer.mutate}
      />
    </div>
  );
}

/** What came of "Laat Femke bellen", for who asked it. */
function useLastCall({ referral_id, step }: FeedbackRow): TaskRow | undefined {
  const tasks = useQuery({ ...tasksQuery, enabled: step === "not_reached" }).data ?? [];
  return tasks
    .filter((task) => task.referral_id === referral_id)
    .filter((task) => ["not_reached", "wrong_number"].includes(task.result))
    .at(-1);
}

function StuckActions({ row, assistant }: FeedbackItemProps) {
  const ask = useAskAssistant();
  // A practice has an assistant who calls; who refers from elsewhere calls himself.
  const access = useAccess();
  const hasAssistant = access.state !== "signed_in" || access.session.role !== "referrer";
  const who = assistant ? firstName(assistant) : say("item.assistant");
  const called = useLastCall(row);
  if (row.task_open || ask.isSuccess) {
    return <p className="feedback-act quiet">{say("item.assistant_calls", { who: upper(who) })}</p>;
  }
  return (
    <div className="feedback-act row">
      {called && (
        <p className="feedback-called">
          {say(`item.called.${called.result as "not_reached"}`, {
            who: upper(who),
            date: shortDay(called.done_at ?? ""),
          })}
        </p>
      )}
      {hasAssistant && row.step === "not_reached" && (
        <Button
          isSmall
          icon={PhoneCall}
          isPending={ask.isPending}
          onClick={() => ask.mutate(row.referral_id)}
          label={say("item.let_call_about", { who, name: row.person_name })}
        >
          {say("item.let_call", { who })}
        </Button>
      )}
      <LinkButton href={`/patienten/${row.person_id}`} isSmall>
        {say("item.choose_other")}
      </LinkButton>
      {ask.isError && <Banner tone="danger">{say("item.not_asked")}</Banner>}
    </div>
  );
}
