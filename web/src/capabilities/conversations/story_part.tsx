// What the resident tells, in own words, and a question you can ask.
import { Eye, MessageCircleQuestion, RefreshCw } from "lucide-preact";
import { useState } from "preact/hooks";
import { IconButton } from "../../components/button/button";
import { Note } from "../../components/note/note";
import { Tag } from "../../components/tag/tag";
import { TextArea } from "../../components/text_field/text_field";
import type { ConversationPage, Questionnaire } from "../../kernel/api_types";
import { inLanguage, lookOf } from "./axes";
import type { ConversationDesk } from "./use_conversation";
import { say } from "./words";

export interface StoryPartProps {
  page: ConversationPage;
  questionnaire: Questionnaire;
  desk: ConversationDesk;
  topic: string | undefined;
  isTogether: boolean;
}

export function StoryPart({ page, questionnaire, desk, topic, isTogether }: StoryPartProps) {
  const name = page.person.given_name;
  const chosen = questionnaire.topics.find(({ code }) => code === topic);
  const look = chosen && lookOf(chosen.code);
  return (
    <section id="verhaal" className="sheet" aria-labelledby="verhaal-kop">
      <div className="sheet-head">
        <h2 id="verhaal-kop">
          {isTogether ? say("story.you_tell") : say("story.tells", { name })}
        </h2>
        {chosen && look && (
          <Tag tone={look.tone} icon={look.icon}>
            {inLanguage(chosen.label)}
          </Tag>
        )}
      </div>
      <TextArea
        name="words"
        label={isTogether ? say("story.your_words") : say("story.own_words")}
        rows={4}
        maxLength={8000}
        value={desk.draft.words}
        onInput={(words) => desk.change({ words })}
        hint={
          isTogether ? undefined : (
            <>
              <Eye size={16} aria-hidden="true" /> {say("story.reads_along", { name })}
            </>
          )
        }
      />
      {!isTogether && (
        <QuestionToAsk questionnaire={questionnaire} topic={topic} tone={look?.tone} />
      )}
    </section>
  );
}

interface QuestionToAskProps {
  questionnaire: Questionnaire;
  topic: string | undefined;
  tone: string | undefined;
}

function QuestionToAsk({ questionnaire, topic, tone }: QuestionToAskProps) {
  const [turns, setTurns] = useState(0);
  const openings = questionnaire.topics.map((one) => inLanguage(one.opening));
  const start = Math.max(0, questionnaire.topics.findIndex(isOpening(topic)));
  const question = openings[(start + turns) % openings.length];
  if (!question) return null;
  return (
    <Note
      kicker={say("story.question")}
      tone={tone}
      icon={MessageCircleQuestion}
      isSpoken
      action={
        <IconButton
          label={say("story.other_question")}
          icon={RefreshCw}
          onClick={() => setTurns(turns + 1)}
        />
      }
    >
      <span aria-live="polite">‘{question}’</span>
    </Note>
  );
}

/** While nothing is filled in the first question is the widest one. */
function isOpening(topic: string | undefined) {
  const wanted = topic ?? "kwaliteit";
  return ({ code }: { code: string }) => code === wanted;
}
