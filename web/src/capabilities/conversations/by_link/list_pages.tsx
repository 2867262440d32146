// The list, one question a page: everything may be skipped, "weet ik niet" is an answer, and before
// sending there is one page to check it all. The full list has one page for each topic.

import { useMutation, useQuery } from "@tanstack/preact-query";
import { ArrowLeft, ArrowRight, CircleHelp, Pencil, Send } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox } from "../../../components/choice/choice";
import { ErrorState } from "../../../components/error_state/error_state";
import { IconDisc } from "../../../components/icon_disc/icon_disc";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { SavingLine } from "../../../components/status_line/status_line";
import { TextArea } from "../../../components/text_field/text_field";
import { WayBar } from "../../../components/way_bar/way_bar";
import type { MyList, Questionnaire, Topic } from "../../../kernel/api_types";
import { useTitle } from "../../../kernel/title";
import { usePlace } from "../../../kernel/use_place";
import { inLanguage, lookOf } from "../axes";
import { type Answers, toggled, useAnswers, without } from "./answers";
import { MarkChoice } from "./mark_choice";
import { NotForEmergency } from "./not_for_emergency";
import { myListQuery, questionnaireQuery } from "./queries";
import { ReadAloud } from "./read_aloud";
import { say } from "./words";
import "./by_link.css";

export interface ListPagesProps {
  /** "dinsdag 1 december": until then the link opens again. */
  until: string;
  onSent: () => void;
}

export function ListPages({ until, onSent }: ListPagesProps) {
  useTitle(say("title"));
  const list = useQuery(myListQuery);
  const asked = useQuery({
    ...questionnaireQuery(list.data?.questionnaire ?? ""),
    enabled: list.data !== undefined,
  });
  if (list.isError || asked.isError) {
    return (
      <div className="page page-narrow">
        <h1>{say("title")}</h1>
        <ErrorState
          text={say("failed")}
          onRetry={() => void (list.isError ? list.refetch() : asked.refetch())}
        />
      </div>
    );
  }
  if (!list.data || !asked.data) {
    return (
      <div className="page page-narrow">
        <Skeleton label={say("loading")} lines={6} />
      </div>
    );
  }
  return <Pages list={list.data} questionnaire={asked.data} until={until} onSent={onSent} />;
}

interface PagesProps extends ListPagesProps {
  list: MyList;
  questionnaire: Questionnaire;
}

function Pages({ list, questionnaire, until, onSent }: PagesProps) {
  const { topics } = questionnaire;
  const kept = useAnswers(list);
  const [unknown, setUnknown] = useState<string[]>([]);
  const [hasStopped, setHasStopped] = useState(false);
  const [place, go] = usePlace(topics.length + 1, firstOpen(questionnaire, list));
  const topic = topics[place];
  // After "Wijzig" on the check page the way leads straight back to it.
  const [isChecking, setIsChecking] = useState(false);
  const check = topics.length + 1;
  const onward = () => go(isChecking ? check : place + 1);

  function stop() {
    kept.saveNow();
    setHasStopped(true);
  }

  if (hasStopped) return <Stopped until={until} onGoOn={() => setHasStopped(false)} />;
  return (
    <div className="page page-narrow list-page">
      <WayBar words={placeWords(place, questionnaire)} at={place + 1} count={topics.length + 2} />
      {topic && (
        <TopicPage
          key={topic.code}
          topic={topic}
          questionnaire={questionnaire}
          answers={kept.answers}
          isUnknown={unknown.includes(topic.code)}
          onChange={(part) => {
            setUnknown((before) => toggled(before, topic.code, false));
            kept.change(part);
          }}
          onUnknown={() => {
            setUnknown((before) => toggled(before, topic.code, true));
            kept.change(emptied(questionnaire, topic, kept.answers));
            onward();
          }}
          onNext={onward}
          onBack={place > 0 ? () => go(place - 1) : undefined}
        />
      )}
      {place === topics.length && (
        <WordsPage
          words={kept.answers.words}
          onChange={(words) => kept.change({ words })}
          onNext={() => go(check)}
          onBack={() => go(place - 1)}
        />
      )}
      {place === check && (
        <CheckPage
          list={list}
          questionnaire={questionnaire}
          answers={kept.answers}
          unknown={unknown}
          onEdit={(at) => {
            setIsChecking(true);
            go(at);
          }}
          onBack={() => go(place - 1)}
          send={kept.send}
          onSent={onSent}
        />
      )}
      <div className="list-foot">
        <SavingLine saving={kept.saving} />
        <Button kind="quiet" onClick={stop}>
          {say("stop")}
        </Button>
      </div>
    </div>
  );
}

/** Who goes on later begins where the answers end. */
export function firstOpen(questionnaire: Questionnaire, list: MyList): number {
  const filled = questionnaire.topics.map((topic) => isFilled(questionnaire, topic, list));
  const last = filled.lastIndexOf(true);
  return last + 1;
}

function questionsOf(questionnaire: Questionnaire, topic: Topic) {
  return questionnaire.questions.filter((question) => question.topic === topic.code);
}

function isFilled(questionnaire: Questionnaire, topic: Topic, answers: Omit<Answers, "words">) {
  return (
    answers.marks[topic.code] !== undefined ||
    answers.talk.includes(topic.code) ||
    questionsOf(questionnaire, topic).some((one) => answers.items[one.code] !== undefined)
  );
}

function emptied(questionnaire: Questionnaire, topic: Topic, answers: Answers): Partial<Answers> {
  let { items } = answers;
  for (const question of questionsOf(questionnaire, topic)) items = without(items, question.code);
  return { marks: without(answers.marks, topic.code), items };
}

function placeWords(place: number, { topics, questions }: Questionnaire): string {
  const count = topics.length;
  if (place < count) {
    return say(questions.length > 0 ? "place.topic" : "place.question", { at: place + 1, count });
  }
  return say(place === count ? "place.words" : "place.check");
}

interface TopicPageProps {
  topic: Topic;
  questionnaire: Questionnaire;
  answers: Answers;
  isUnknown: boolean;
  onChange: (part: Partial<Answers>) => void;
  onUnknown: () => void;
  onNext: () => void;
  onBack?: () => void;
}

function TopicPage(props: TopicPageProps) {
  const { topic, questionnaire, answers, isUnknown, onChange } = props;
  const look = lookOf(topic.code);
  const questions = questionsOf(questionnaire, topic);
  const question = inLanguage(topic.question) || inLanguage(topic.label);
  const example = inLanguage(topic.example);
  const hasAnswer = isFilled(questionnaire, topic, { ...answers, talk: [] });
  const aloud = [question, example, ...questions.map((one) => inLanguage(one.text))].join(" ");

  return (
    <>
      <p className="list-topic">
        <IconDisc icon={look.icon} tone={look.tone} />
        {inLanguage(topic.label)}
      </p>
      <Heading>{question}</Heading>
      {example && <p className="list-example">{example}</p>}
      <ReadAloud text={aloud} />
      <Marks {...props} question={question} questions={questions} />
      <div className={`list-talk tone-${look.tone}`}>
        <Checkbox
          label={say("talk")}
          isChecked={answers.talk.includes(topic.code)}
          onChange={(isOn) => onChange({ talk: toggled(answers.talk, topic.code, isOn) })}
        />
      </div>
      {isUnknown && <p className="quiet">{say("unknown.chosen")}</p>}
      <OnAndBack
        on={<OnButton hasAnswer={hasAnswer} onNext={props.onNext} />}
        onBack={props.onBack}
      >
        <Button icon={CircleHelp} onClick={props.onUnknown}>
          {say("unknown")}
        </Button>
      </OnAndBack>
    </>
  );
}

interface MarksProps extends Pick<TopicPageProps, "topic" | "answers" | "onChange"> {
  question: string;
  questions: Questionnaire["questions"];
}

/** One mark for the topic, or one for each of its questions. */
function Marks({ topic, answers, onChange, question, questions }: MarksProps) {
  const { tone } = lookOf(topic.code);
  if (questions.length === 0) {
    return (
      <MarkChoice
        name={topic.code}
        label={question}
        tone={tone}
        value={answers.marks[topic.code] ?? null}
        onChange={(mark) => onChange({ marks: { ...answers.marks, [topic.code]: mark } })}
      />
    );
  }
  return questions.map((one) => (
    <div className="list-question" key={one.code}>
      <h2>{inLanguage(one.text)}</h2>
      <MarkChoice
        name={one.code}
        label={inLanguage(one.text)}
        isStatement
        tone={tone}
        value={answers.items[one.code] ?? null}
        onChange={(mark) => onChange({ items: { ...answers.items, [one.code]: mark } })}
      />
    </div>
  ));
}

interface OnAndBackProps {
  /** The wide button that goes on. */
  on: ComponentChildren;
  onBack: (() => void) | undefined;
  /** What else can be done, beside the way back. */
  children?: ComponentChildren;
}

function OnAndBack({ on, onBack, children }: OnAndBackProps) {
  return (
    <div className="list-buttons">
      {on}
      <div className="list-buttons-low">
        {onBack && (
          <Button icon={ArrowLeft} onClick={onBack}>
            {say("back")}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}

function OnButton({ hasAnswer, onNext }: { hasAnswer: boolean; onNext: () => void }) {
  return (
    <Button kind={hasAnswer ? "main" : "normal"} icon={ArrowRight} isWide onClick={onNext}>
      {say(hasAnswer ? "next" : "skip")}
    </Button>
  );
}

/** Each page begins at its heading, for who listens and for who looks. */
function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

interface WordsPageProps {
  words: string;
  onChange: (words: string) => void;
  onNext: () => void;
  onBack: () => void;
}

function WordsPage({ words, onChange, onNext, onBack }: WordsPageProps) {
  return (
    <>
      <Heading>{say("words.title")}</Heading>
      <ReadAloud text={`${say("words.title")} ${say("words.hint")}`} />
      <TextArea
        name="words"
        label={say("words.label")}
        hint={say("words.hint")}
        value={words}
        onInput={onChange}
        rows={7}
        maxLength={8000}
        isOptional
      />
      <OnAndBack
        on={<OnButton hasAnswer={words.trim() !== ""} onNext={onNext} />}
        onBack={onBack}
      />
    </>
  );
}

interface CheckPageProps {
  list: MyList;
  questionnaire: Questionnaire;
  answers: Answers;
  unknown: readonly string[];
  onEdit: (place: number) => void;
  onBack: () => void;
  send: () => Promise<MyList>;
  onSent: () => void;
}

function CheckPage(props: CheckPageProps) {
  const { list, questionnaire, answers, unknown, onEdit } = props;
  const send = useMutation({ mutationFn: props.send, onSuccess: props.onSent });
  return (
    <>
      <Heading>{say("check.title")}</Heading>
      <dl className="check-list">
        {questionnaire.topics.map((topic, at) => (
          <CheckRow
            key={topic.code}
            term={inLanguage(topic.label)}
            value={answerWords(questionnaire, topic, answers, unknown)}
            talk={answers.talk.includes(topic.code)}
            onEdit={() => onEdit(at)}
          />
        ))}
        <CheckRow
          term={say("words.label")}
          value={answers.words.trim() || say("check.empty")}
          onEdit={() => onEdit(questionnaire.topics.length)}
        />
      </dl>
      <p>{say("check.who", { name: list.practice_name })}</p>
      <NotForEmergency
        practiceName={list.practice_name}
        practicePhone={list.practice_phone}
        outOfHoursPhone={list.out_of_hours_phone}
      />
      {send.isError && <Banner tone="danger">{say("check.not_sent")}</Banner>}
      <OnAndBack
        on={
          <Button
            kind="main"
            icon={Send}
            isWide
            isPending={send.isPending}
            onClick={() => !send.isPending && send.mutate()}
          >
            {say("check.send", { name: list.practice_name })}
          </Button>
        }
        onBack={props.onBack}
      />
    </>
  );
}

export function answerWords(
  questionnaire: Questionnaire,
  topic: Topic,
  answers: Answers,
  unknown: readonly string[],
): string {
  const mark = answers.marks[topic.code];
  if (mark !== undefined) return say("mark.of_ten", { mark });
  const questions = questionsOf(questionnaire, topic);
  const filled = questions.filter((one) => answers.items[one.code] !== undefined).length;
  if (filled > 0) return say("check.filled", { filled, count: questions.length });
  return say(unknown.includes(topic.code) ? "unknown" : "check.skipped");
}

interface CheckRowProps {
  term: string;
  value: string;
  talk?: boolean;
  onEdit: () => void;
}

function CheckRow({ term, value, talk = false, onEdit }: CheckRowProps) {
  return (
    <div className="check-row">
      <dt>{term}</dt>
      <dd>
        <span className="check-value">{value}</span>
        {talk && <span className="check-talk">{say("talk")}</span>}
      </dd>
      <dd className="check-edit">
        <Button
          icon={Pencil}
          isSmall
          label={say("check.edit_name", { name: term })}
          onClick={onEdit}
        >
          {say("check.edit")}
        </Button>
      </dd>
    </div>
  );
}

function Stopped({ until, onGoOn }: { until: string; onGoOn: () => void }) {
  return (
    <div className="page page-narrow list-page">
      <Heading>{say("stopped.title")}</Heading>
      <p>{say("stopped.text", { until })}</p>
      <p>{say("stopped.not_seen")}</p>
      <div>
        <Button kind="main" onClick={onGoOn}>
          {say("stopped.go_on")}
        </Button>
      </div>
    </div>
  );
}
