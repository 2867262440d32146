// The web of the talk: look, drag, tap or type. Of the full list the questions stand below it.

import { PrintSheet } from "../../components/print_sheet/print_sheet";
import { Web, WebSentence, WebSliders, WebTable } from "../../components/web/web";
import type { ConversationPage, Questionnaire } from "../../kernel/api_types";
import { isoDay, now, shortDay } from "../../kernel/dates";
import { later } from "../../kernel/later";
import { axesOf, marksFromItems } from "./axes";
import { typedOver } from "./typed_over";
import type { ConversationDesk } from "./use_conversation";
import { say } from "./words";

const Questions = later(
  () => import("./questions_part"),
  () => null,
);

export interface WebPartProps {
  page: ConversationPage;
  questionnaire: Questionnaire;
  desk: ConversationDesk;
  topic: string | undefined;
  onTopic: (code: string) => void;
  isTogether: boolean;
}

export function WebPart({ page, questionnaire, desk, topic, onTopic, isTogether }: WebPartProps) {
  const axes = axesNow(page, questionnaire, desk);
  const before = page.before;
  const former = before && shortDay(before.at);
  const isList = questionnaire.questions.length > 0;

  function change(code: string, mark: number | null) {
    const { [code]: _, ...others } = desk.draft.marks;
    desk.change({ marks: mark === null ? others : { ...others, [code]: mark } });
  }

  return (
    <section
      id="web"
      className="stack stack-tight"
      aria-label={say("web.of", { name: page.person.given_name })}
    >
      <Web
        title={isTogether ? say("how_are_you") : say("how_is", { name: page.person.given_name })}
        axes={axes}
        former={former}
        now={dayOf(page.started_at)}
        chosen={topic}
        onChoose={onTopic}
        onChange={isList ? undefined : change}
      />
      {page.filled_in_by === "typed_over" && !isTogether && (
        <p className="quiet">{typedOver(page.person.given_name, page.typed_by_name)}</p>
      )}
      <WebSentence axes={axes} former={former} />
      {isList ? (
        <Questions questionnaire={questionnaire} desk={desk} topic={topic} onTopic={onTopic} />
      ) : (
        <div className="no-print">
          <WebSliders axes={axes} chosen={topic} onChange={change} />
        </div>
      )}
      <PrintSheet>
        <WebTable axes={axes} former={former} now={dayOf(page.started_at)} isOpen />
      </PrintSheet>
    </section>
  );
}

export function axesNow(
  page: ConversationPage,
  questionnaire: Questionnaire,
  { draft }: ConversationDesk,
) {
  const isList = questionnaire.questions.length > 0;
  const marks = isList
    ? { ...draft.marks, ...marksFromItems(questionnaire, draft.items) }
    : draft.marks;
  return axesOf(questionnaire.topics, { marks, talk: draft.talk }, page.before);
}

/** A talk of today is called so; an older one by its day. */
function dayOf(moment: string): string {
  return isoDay(moment) === isoDay(now()) ? say("today") : shortDay(moment);
}
