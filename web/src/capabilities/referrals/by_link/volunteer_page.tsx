// The question to a volunteer or an initiative, on one screen and without an account. Opening it
// only looks; the first answer counts; first name and phone come after a yes and not before.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { CalendarCheck, CircleCheck, HandHeart, Phone, UsersRound, X } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { ErrorState } from "../../../components/error_state/error_state";
import { phoneLink } from "../../../components/reach_links/reach_links";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { list } from "../../../components/web/sentence";
import { call } from "../../../kernel/api";
import type { QuestionForVolunteer, VolunteerAnswer } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day } from "../../../kernel/dates";
import { languageName } from "../../../kernel/languages";
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
  const isTold = answer.isSuccess;
  useEffect(() => {
    if (isTold) heading.current?.focus();
  }, [isTold]);

  if (question.state === "closed") return <Closed question={question} />;
  const isPerson = question.target !== "initiative";
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
        {headingOf(question, isTold && counts(answer.variables, question))}
      </h1>
      <blockquote className="volunteer-wish">{questionWords(question)}</blockquote>
      {answer.isError && <Banner tone="danger">{say("ask.not_sent")}</Banner>}
      {question.state === "open" && (
        <Answers
          isPending={answer.isPending}
          chosen={answer.variables}
          isPerson={isPerson}
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

/** Who was second in a shared mailbox reads what was answered before, and no thanks for what does not count. */
function counts(given: Answer | undefined, { state }: QuestionForVolunteer): boolean {
  return given === state || given === "attended";
}

function headingOf(question: QuestionForVolunteer, hasAnswered: boolean): string {
  const isPerson = question.target !== "initiative";
  if (question.state === "open") return say(isPerson ? "ask.heading_you" : "ask.heading");
  if (hasAnswered) return say(`thanks.${question.state}` as "thanks.yes");
  const date = question.answered_at ? day(question.answered_at) : "";
  const group = isPerson ? "already_you" : "already";
  return say(`${group}.${question.state}` as "already.yes", { date });
}

/** The one line, as the coach saw it before sending. */
export function questionWords(question: QuestionForVolunteer): string {
  if (question.target !== "initiative") return needWords(question);
  const text = say("ask.question", { village: question.village, wish: question.wish });
  return question.when ? `${text}, ${question.when}` : text;
}

/** A village volunteer reads where and what about; who it is comes after a yes. */
function needWords({ village, needs }: QuestionForVolunteer): string {
  const about = list(needs.map((need) => say(`need.${need}` as "need.alone")).filter(Boolean));
  const where = village ? say("ask.from_village", { village }) : say("ask.from_nearby");
  return about ? say("ask.about", { where, about }) : where;
}

interface AnswersProps {
  /** One volunteer is asked, and no initiative. */
  isPerson: boolean;
  isPending: boolean;
  chosen: Answer | undefined;
  onAnswer: (answer: Answer) => void;
}

const answers = [
  { answer: "yes", icon: HandHeart },
  { answer: "full", icon: UsersRound },
  { answer: "not_for_us", icon: X },
] as const;

function Answers({ isPerson, isPending, chosen, onAnswer }: AnswersProps) {
  const group = isPerson ? "answer_you" : "answer";
  return (
    <div className="volunteer-answers">
      {answers.map(({ answer, icon }) => (
        <Button
          key={answer}
          kind={answer === "yes" ? "main" : "normal"}
          icon={icon}
          isWide
          isPending={isPending && chosen === answer}
          onClick={() => onAnswer(answer)}
        >
          {say(`${group}.${answer}`)}
        </Button>
      ))}
      <p className="quiet">{say(isPerson ? "ask.then_you" : "ask.then")}</p>
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
  const isPerson = question.target !== "initiative";
  const attended = isPerson ? "attended_you" : "attended";
  return (
    <div className="stack">
      <section className="sheet" aria-label={say(isPerson ? "yes.who_you" : "yes.who")}>
        <p className="volunteer-name">{name}</p>
        {question.phone && question.call_allowed && (
          <a className="volunteer-call" href={phoneLink(question.phone)}>
            <Phone size={22} aria-hidden="true" />
            <span>
              {say("yes.call")} <span className="figures">{question.phone}</span>
            </span>
          </a>
        )}
        <HowToReach question={question} />
        <p className="quiet">{say("yes.keep", { name })}</p>
      </section>
      {question.attendance_asked && !question.attended_at && (
        <section className="sheet sheet-quiet" aria-labelledby="geweest-kop">
          <h2 id="geweest-kop">{say(`${attended}.title`, { name })}</h2>
          <p>{say("attended.why", { name, coach: question.asked_by_name })}</p>
          <div>
            <Button icon={CalendarCheck} isPending={isPending} onClick={onAttended}>
              {say(`${attended}.button`, { name })}
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

/** What keeps calling safe; nothing where calling is free. */
function HowToReach({ question }: { question: QuestionForVolunteer }) {
  const lines = [
    !question.call_allowed && say("yes.do_not_call", { name: question.asked_by_name }),
    !question.voicemail_allowed && say("yes.no_voicemail"),
    question.call_when && say("yes.call_when", { when: question.call_when }),
    question.language &&
      question.language !== "nl" &&
      say("yes.language", { language: languageName(question.language) }),
    question.interpreter && say("yes.interpreter"),
  ].filter((line): line is string => Boolean(line));
  if (lines.length === 0) return null;
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
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
      <a href={phoneLink(question.asked_by_phone)}>{question.asked_by_phone}</a>
    </p>
  );
}
