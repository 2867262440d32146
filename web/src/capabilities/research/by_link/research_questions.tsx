// The questions of research, on one page: everything may be left open, one answer is enough.
import { useQuery } from "@tanstack/preact-query";
import { Send } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { ErrorState } from "../../../components/error_state/error_state";
import { Form } from "../../../components/form/form";
import { Skeleton } from "../../../components/skeleton/skeleton";
import type { MyResearch, StudyQuestion } from "../../../kernel/api_types";
import { language } from "../../../kernel/words";
import { myResearchQuery, useSendAnswers } from "../queries";
import { say } from "../words";

export function ResearchQuestions() {
  const asked = useQuery(myResearchQuery);
  if (asked.isError) {
    return (
      <>
        <h1>{say("page.title")}</h1>
        <ErrorState text={say("page.not_loaded")} onRetry={() => void asked.refetch()} />
      </>
    );
  }
  if (!asked.data) return <Skeleton label={say("loading")} lines={6} />;
  if (asked.data.state === "open") return <Questions research={asked.data} />;
  return <Over research={asked.data} />;
}

function Questions({ research }: { research: MyResearch }) {
  const send = useSendAnswers();
  const [isEmpty, setIsEmpty] = useState(false);
  const name = research.practice_name;
  function submit(data: FormData) {
    const answers = Object.fromEntries(
      research.questions
        .map(({ code }) => [code, String(data.get(code) ?? "")] as const)
        .filter(([, answer]) => answer !== ""),
    );
    const hasNone = Object.keys(answers).length === 0;
    setIsEmpty(hasNone);
    if (!hasNone && !send.isPending) send.mutate(answers);
  }
  return (
    <>
      <h1>{say("page.title")}</h1>
      <p>{say("page.who_reads", { name })}</p>
      <Form aria-label={say("page.title")} onSubmit={submit}>
        {research.questions.map((question) => (
          <section key={question.code} className="sheet">
            <Question question={question} />
          </section>
        ))}
        {isEmpty && <Banner tone="warn">{say("page.nothing")}</Banner>}
        {send.isError && <Banner tone="danger">{say("page.failed")}</Banner>}
        <Button type="submit" kind="main" icon={Send} isWide isPending={send.isPending}>
          {say("page.send")}
        </Button>
      </Form>
      <p className="quiet">{say("page.how_to_stop", { name })}</p>
    </>
  );
}

const marks = Array.from({ length: 11 }, (_, mark) => ({ value: `${mark}`, label: `${mark}` }));

function Question({ question }: { question: StudyQuestion }) {
  const isMark = question.kind === "mark";
  return (
    <RadioGroup
      name={question.code}
      label={inLanguage(question.question)}
      hint={isMark ? say("page.mark") : undefined}
      isRow={isMark}
      choices={
        isMark
          ? marks
          : question.options.map(({ code, label }) => ({ value: code, label: inLanguage(label) }))
      }
    />
  );
}

function inLanguage(text: Record<string, string>): string {
  return text[language()] ?? text.nl ?? "";
}

function Over({ research }: { research: MyResearch }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isAnswered = research.state === "answered";
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {say(isAnswered ? "page.thanks" : "page.over")}
      </h1>
      <p>{say(isAnswered ? "page.thanks_text" : "page.over_text")}</p>
      {isAnswered && (
        <p className="quiet">{say("page.how_to_stop", { name: research.practice_name })}</p>
      )}
    </>
  );
}
