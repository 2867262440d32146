// The questions of the full list, one topic at a time: the web chooses it, or who goes on.
import { ArrowRight } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/button/button";
import { Slider } from "../../components/slider/slider";
import type { Questionnaire } from "../../kernel/api_types";
import { inLanguage, lookOf } from "./axes";
import type { ConversationDesk } from "./use_conversation";
import { say } from "./words";

interface QuestionsProps {
  questionnaire: Questionnaire;
  desk: ConversationDesk;
  topic: string | undefined;
  onTopic: (code: string) => void;
}

export default function QuestionsPart({ questionnaire, desk, topic, onTopic }: QuestionsProps) {
  const { topics, questions } = questionnaire;
  const at = Math.max(
    0,
    topics.findIndex(({ code }) => code === topic),
  );
  const chosen = topics[at];
  const next = topics[at + 1];
  const heading = useRef<HTMLHeadingElement>(null);
  const goesOn = useRef(false);
  useEffect(() => {
    if (goesOn.current && chosen) heading.current?.focus();
    goesOn.current = false;
  }, [chosen]);
  if (!chosen) return null;

  function change(code: string, mark: number | null) {
    const { [code]: _, ...others } = desk.draft.items;
    desk.change({ items: mark === null ? others : { ...others, [code]: mark } });
  }

  return (
    <div className="stack stack-tight">
      <h3 ref={heading} tabIndex={-1}>
        {say("questions_about", { topic: inLanguage(chosen.label) })}
      </h3>
      <div className="web-sliders">
        {questions
          .filter((question) => question.topic === chosen.code)
          .map((question) => (
            <Slider
              key={question.code}
              label={inLanguage(question.text)}
              tone={lookOf(chosen.code).tone}
              value={desk.draft.items[question.code] ?? null}
              isMarked={desk.draft.talk.includes(question.code)}
              onChange={(mark) => change(question.code, mark)}
            />
          ))}
      </div>
      {next && (
        <div>
          <Button
            icon={ArrowRight}
            onClick={() => {
              goesOn.current = true;
              onTopic(next.code);
            }}
          >
            {say("questions_next", { topic: inLanguage(next.label) })}
          </Button>
        </div>
      )}
    </div>
  );
}
