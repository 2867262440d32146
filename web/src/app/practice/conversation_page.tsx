// The screen of a talk: the web, the story and the goal, and who can help. Looking together leaves
// the column of the professional out of the page.
import { useQuery } from "@tanstack/preact-query";
import { Eye, Lock } from "lucide-preact";
import { useState } from "preact/hooks";
import { topicOfTalk } from "../../capabilities/conversations/axes";
import { conversationQuery, questionnaireQuery } from "../../capabilities/conversations/queries";
import { StoryPart } from "../../capabilities/conversations/story_part";
import { useConversation } from "../../capabilities/conversations/use_conversation";
import { axesNow, WebPart } from "../../capabilities/conversations/web_part";
import { useNeeds } from "../../capabilities/people/needs_panel";
import { PlanPanel } from "../../capabilities/people/plan_panel";
import { personQuery } from "../../capabilities/people/queries";
import { Button } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { PageHead } from "../../components/page_head/page_head";
import { PartBar } from "../../components/part_bar/part_bar";
import { Skeleton } from "../../components/skeleton/skeleton";
import { SavingLine } from "../../components/status_line/status_line";
import { isForbidden, isRestricted, Problem } from "../../kernel/api";
import type { Questionnaire, ConversationPage as Talk } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { later } from "../../kernel/later";
import type { Saving } from "../../kernel/saving";
import { useTitle } from "../../kernel/title";
import { say } from "./words";
import "./practice.css";

const Waiting = () => <Skeleton label={say("loading")} lines={2} />;
const ReferPanel = later(() => import("./refer_panel"), Waiting);
const CardPanel = later(() => import("../../capabilities/people/card/card_panel"), Waiting);
const BelowTalk = later(() => import("./below_talk"), Waiting);
const PrintButton = later(
  () => import("../../components/print_sheet/print_button"),
  () => null,
);
// Two people in one talk are rare.
const ConflictBanner = later(
  () => import("../../capabilities/conversations/conflict_banner"),
  () => null,
);

export default function ConversationPage({ params }: PageProps) {
  useTitle(say("talk.title"));
  const asked = useQuery(conversationQuery(params.id ?? ""));
  const code = asked.data?.questionnaire;
  const package_ = useQuery({ ...questionnaireQuery(code ?? ""), enabled: code !== undefined });
  if (asked.isError || package_.isError) {
    const isGone = asked.error instanceof Problem && asked.error.status === 404;
    return (
      <div className="page page-narrow stack">
        <h1>{say("talk.title")}</h1>
        {isForbidden(asked.error) ? (
          <EmptyState
            icon={Lock}
            text={say(isRestricted(asked.error) ? "restricted" : "forbidden")}
          />
        ) : (
          <ErrorState
            text={say(isGone ? "talk.gone" : "talk.failed")}
            onRetry={() => void (asked.isError ? asked.refetch() : package_.refetch())}
          />
        )}
      </div>
    );
  }
  if (!asked.data || !package_.data) {
    return (
      <div className="page">
        <Skeleton label={say("loading")} lines={8} />
      </div>
    );
  }
  return <OpenTalk key={asked.data.id} page={asked.data} questionnaire={package_.data} />;
}

function OpenTalk({ page, questionnaire }: { page: Talk; questionnaire: Questionnaire }) {
  const desk = useConversation(page);
  // The plan has one state for all screens: what is ticked here stands on the page of the person.
  const person = useQuery({ ...personQuery(page.person.id), initialData: page.person }).data;
  const plan = useNeeds(person, page.id);
  const [isTogether, setIsTogether] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const axes = axesNow(page, questionnaire, desk);
  const topic = chosen ?? topicOfTalk(axes);
  // One question needs no web; a mark from before is shown, if there is one.
  const hasWeb = page.questionnaire !== "one_question" || axes.some((axis) => axis.value !== null);
  const parts = useParts(hasWeb, isTogether);
  const shared = { page, questionnaire, desk, topic, isTogether };

  return (
    <div className={isTogether ? "page together" : "page"}>
      <PageHead
        title={isTogether ? say("talk.together") : say("talk.with", { name: person.name })}
        facts={isTogether ? [] : factsOf(page)}
        whoSees={isTogether ? undefined : say("talk.who_sees", { name: person.given_name })}
      >
        <SavingLine saving={both(desk.saving, plan.saving)} />
        {!isTogether && <PrintButton />}
        <Button icon={Eye} isPressed={isTogether} onClick={() => setIsTogether(!isTogether)}>
          {say("talk.look_together")}
        </Button>
      </PageHead>
      {desk.conflict && <ConflictBanner desk={desk} theirs={desk.conflict} axes={axes} />}
      <div className={hasWeb ? "work-screen" : "two-columns"}>
        {hasWeb && <WebPart {...shared} onTopic={setChosen} />}
        <div className="work-column">
          <StoryPart {...shared} />
          <PlanPanel person={person} plan={plan} isTogether={isTogether} />
        </div>
        {!isTogether && (
          <div className="work-column">
            <ReferPanel person={person} />
            <CardPanel person={person} />
          </div>
        )}
      </div>
      {!isTogether && (
        <div className="held-below">
          <BelowTalk page={page} desk={desk} />
        </div>
      )}
      <PartBar parts={parts} />
    </div>
  );
}

function factsOf({ person, count }: Talk): string[] {
  const place = person.village ? `, ${person.village}` : "";
  return [say("talk.age", { count: person.age }) + place, ordinal(count)];
}

function ordinal(count: number): string {
  if (count === 1) return say("talk.first");
  if (count === 2) return say("talk.second");
  if (count === 3) return say("talk.third");
  return say("talk.later", { count });
}

function useParts(hasWeb: boolean, isTogether: boolean) {
  const [all] = useState(() => [
    { id: "web", label: say("part.web") },
    { id: "verhaal", label: say("part.story") },
    { id: "doel", label: say("part.goal") },
    { id: "verder", label: say("part.further") },
  ]);
  const shown = all.filter(
    ({ id }) => (id !== "web" || hasWeb) && (id !== "verder" || !isTogether),
  );
  // The same array while the same parts are shown: the bar watches them by it.
  const [kept, setKept] = useState(shown);
  if (kept.length !== shown.length) setKept(shown);
  return kept;
}

/** What is not saved anywhere is not saved. */
function both(one: Saving, other: Saving): Saving {
  for (const state of ["failed", "saving"] as const) {
    if (one.state === state) return one;
    if (other.state === state) return other;
  }
  if (one.state === "saved" && other.state === "saved") return one.at > other.at ? one : other;
  return one.state === "saved" ? one : other;
}
