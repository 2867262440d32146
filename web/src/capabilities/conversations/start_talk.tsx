// Begins a talk at the depth that fits now, or goes on with the one that is open.
import { useQuery } from "@tanstack/preact-query";
import { ClipboardList, FilePenLine, MessageCircle, MessagesSquare, Shapes } from "lucide-preact";
import { useLocation } from "preact-iso";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { shortDay } from "../../kernel/dates";
import { conversationsQuery, type Depth, type FilledInBy, useBeginTalk } from "./queries";
import { say } from "./words";
import "./start_talk.css";

const depths = [
  { depth: "one_question", icon: MessageCircle },
  { depth: "six_marks", icon: MessagesSquare },
  { depth: "full_list", icon: ClipboardList },
  { depth: "four_d", icon: Shapes },
] as const;

export default function StartTalk({ personId }: { personId: string }) {
  const begin = useBeginTalk(personId);
  const talks = useQuery(conversationsQuery(personId)).data?.rows ?? [];
  const open = talks.find((talk) => talk.state === "open" || talk.state === "arrived");
  const { route } = useLocation();

  function start(depth: Depth, filled_in_by: FilledInBy = "professional") {
    begin.mutate(
      { questionnaire: depth, filled_in_by },
      { onSuccess: (page) => route(`/gesprek/${page.id}`) },
    );
  }

  return (
    <div className="stack stack-tight">
      {open && (
        <LinkButton href={`/gesprek/${open.id}`} kind="main" icon={MessagesSquare} isWide>
          {say(open.state === "arrived" ? "start.arrived" : "start.go_on", {
            date: shortDay(open.started_at),
          })}
        </LinkButton>
      )}
      <p className="quiet">{say("start.choose")}</p>
      <div className="depths">
        {depths.map(({ depth, icon }) => (
          <Button
            key={depth}
            icon={icon}
            isPending={
              begin.isPending &&
              begin.variables?.questionnaire === depth &&
              begin.variables.filled_in_by !== "typed_over"
            }
            onClick={() => !begin.isPending && start(depth)}
          >
            {say(`depth.${depth}`)}
          </Button>
        ))}
      </div>
      <Button
        kind="quiet"
        icon={FilePenLine}
        isPending={begin.isPending && begin.variables?.filled_in_by === "typed_over"}
        onClick={() => !begin.isPending && start("six_marks", "typed_over")}
      >
        {say("start.typed_over")}
      </Button>
      {begin.isError && <Banner tone="danger">{say("start.failed")}</Banner>}
    </div>
  );
}
