// The question to a volunteer or an initiative, on one screen and without an account. Opening it
// only looks; the first answer counts; first name and phone come after a yes and not before.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { CalendarCheck, CircleCheck, HandHeart, Phone, UsersRound, X } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { ErrorState } from "../../../components/error_state/error_state";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { call } from "../../../kernel/api";
import type { QuestionForVolunteer, VolunteerAnswer } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { say } from "./words";
import "./by_link.css";

type Answer = VolunteerAnswer["answer"];

export default function VolunteerPage({ params }: PageProps) {
  const token = params.token ?? "";
  useTitle(say("ask.title"));
  const asked = useQuery({
    queryKey: ["volunteer", token],
    queryFn: () => call("POST /api/volunteer/question", { body: { token } }),
    // Sharing may have stopped since: whoever comes back to this screen sees how it is now.
    refetchOnWindowFocus: true,
    staleTime: 0,
  });
  return (
    <div className="page page-narrow volunteer">
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && !asked.data && (
        <>
          <h1>{say("ask.title")}</h1>
          <ErrorState text={say("ask.failed")} onRetry={() => void asked.refetch()} />
        </>
      )}
      {asked.data && <Question token={token} question={asked.data} />}
    </div>
  );
}

interface QuestionProps {
  token: string;
  question: QuestionForVolunteer;
}

function Question({ token, question }: QuestionProps) {
  const queryClient = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const answer = useMutation({
    mutationFn: (given: Answer) =>
      call("POST /api/volunteer/answer", { body: { token, answer: given } }),
    onSuccess: (now) => queryClient.setQueryData(["volunteer", token], now),
  });
  const hasAnswered = answer.isSuccess;
  useEffect(() => {
    if (hasAnswered) heading.current?.focus();
  }, [hasAnswered]);

  if (question.state === "closed") return <Closed question={question} />;
  return (
    <>
      <p className="volunteer-from">
        {say("ask.from", {
          name: question.asked_by_name,
          organization: question.asked_by_organization,
          to: question.initiative_name,
        })}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {headingOf(question, hasAnswered)}
      </h1>
      <blockquote className="volunteer-wish">{questionWords(question)}</blockquote>
      {answer.isError && <Banner tone="danger">{say("ask.not_sent")}</Banner>}
      {question.state === "open" && (
        <Answers
          isPending={answer.isPending}
          chosen={answer.variables}
          onAnswer={(given) => !answer.isPending && answer.mutate(given)}
        />
      )}
      {question.state === "yes" && (
        <AfterYes
          question={question}
          isPending={answer.isPending}
          onAttended={() => !answer.isPending && answer.mutate("attended")}
        />
      )}
      {(question.state === "full" || question.state === "not_for_us") && (
        <p>{say("answered.no", { name: question.asked_by_name })}</p>
      )}
      <AskBack question={question} />
    </>
  );
}

function headingOf(question: QuestionForVolunteer, hasAnswered: boolean): string {
  if (question.state === "open") return say("ask.heading");
  if (hasAnswered) return say(`thanks.${question.state}` as "thanks.yes");
  const date = question.answered_at ? day(question.answered_at) : "";
  return say(`already.${question.state}` as "already.yes", { date });
}

/** The one line, as the coach saw it before sending. */
export function questionWords(question: QuestionForVolunteer): string {
  const text = say("ask.question", { village: question.village, wish: question.wish });
  return question.when ? `${text}, ${question.when}` : text;
}

interface AnswersProps {
  isPending: boolean;
  chosen: Answer | undefined;
  onAnswer: (answer: Answer) => void;
}

const answers = [
  { answer: "yes", icon: HandHeart, word: "answer.yes" },
  { answer: "full", icon: UsersRound, word: "answer.full" },
  { answer: "not_for_us", icon: X, word: "answer.not_for_us" },
] as const;

function Answers({ isPending, chosen, onAnswer }: AnswersProps) {
  return (
    <div className="volunteer-answers">
      {answers.map(({ answer, icon, word }) => (
        <Button
          key={answer}
          kind={answer === "yes" ? "main" : "normal"}
          icon={icon}
          isWide
          isPending={isPending && chosen === answer}
          onClick={() => onAnswer(answer)}
        >
          {say(word)}
        </Button>
      ))}
      <p className="quiet">{say("ask.then")}</p>
    </div>
  );
}

interface AfterYesProps {
  question: QuestionForVolunteer;
  isPending: boolean;
  onAttended: () => void;
}

function AfterYes({ question, isPending, onAttended }: AfterYesProps) {
  const name = question.first_name ?? "";
  return (
    <div className="stack">
      <section className="sheet" aria-label={say("yes.who")}>
        <p className="volunteer-name">{name}</p>
        {question.phone && (
          <a className="volunteer-call" href={`tel:${question.phone.replace(/[^+\d]/g, "")}`}>
            <Phone size={22} aria-hidden="true" />
            <span>
              {say("yes.call")} <span className="figures">{question.phone}</span>
            </span>
          </a>
        )}
        <p className="quiet">{say("yes.keep", { name })}</p>
      </section>
      {question.attendance_asked && !question.attended_at && (
        <section className="sheet sheet-quiet" aria-labelledby="geweest-kop">
          <h2 id="geweest-kop">{say("attended.title", { name })}</h2>
          <p>{say("attended.why", { name, coach: question.asked_by_name })}</p>
          <div>
            <Button icon={CalendarCheck} isPending={isPending} onClick={onAttended}>
              {say("attended.button", { name })}
            </Button>
          </div>
        </section>
      )}
      {question.attended_at && (
        <p className="volunteer-done" role="status">
          <CircleCheck size={20} aria-hidden="true" />
          {say("attended.done", { coach: question.asked_by_name })}
        </p>
      )}
    </div>
  );
}

function Closed({ question }: { question: QuestionForVolunteer }) {
  return (
    <>
      <h1>{say("closed.title")}</h1>
      <p>{say("closed.text")}</p>
      <AskBack question={question} />
    </>
  );
}

function AskBack({ question }: { question: QuestionForVolunteer }) {
  if (!question.asked_by_phone) return null;
  return (
    <p className="quiet volunteer-back">
      {say("ask.back", { name: question.asked_by_name })}{" "}
      <a href={`tel:${question.asked_by_phone.replace(/[^+\d]/g, "")}`}>
        {question.asked_by_phone}
      </a>
    </p>
  );
}
