// "Ik wil weten wie dit was": at a look behind which only a role stands. Asked once, answered within the month.
import { useQuery } from "@tanstack/preact-query";
import { Search } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import type { MyLook, MyRequest } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { myRequestsQuery, useAskName } from "./queries";
import { say } from "./words";

interface AskNameProps {
  look: MyLook;
  /** Role and organisation, as the line says it. */
  who: string;
}

export default function AskName({ look, who }: AskNameProps) {
  const mine = useQuery(myRequestsQuery);
  const ask = useAskName();
  if (!mine.data) return null;
  const asked = mine.data.requests.find((request) => isAbout(request, look));
  if (asked) return <p>{answerWords(asked)}</p>;
  return (
    <div>
      <Button
        kind="quiet"
        icon={Search}
        label={say("name.ask_of", { who, date: day(look.day) })}
        isPending={ask.isPending}
        onClick={() => {
          if (ask.isPending) return;
          const { role, operation, ground, searched, organization_id } = look;
          const meant = { day: look.day, role, operation: operation as "read", ground, searched };
          ask.mutate({ organization_id, look: meant });
        }}
      >
        {say("name.ask")}
      </Button>
      {ask.isError && <Banner tone="danger">{say("not_sent")}</Banner>}
    </div>
  );
}

function isAbout({ look: asked, organization_id }: MyRequest, look: MyLook): boolean {
  return (
    organization_id === look.organization_id &&
    asked?.day === look.day &&
    asked.role === look.role &&
    asked.operation === look.operation &&
    asked.ground === look.ground &&
    asked.searched === look.searched
  );
}

/** What came of it, where the look stands. */
function answerWords(request: MyRequest): string {
  if (!request.answered_at) return say("name.waits", { date: day(request.due_on) });
  if (request.answer === "done") return request.answer_words;
  return `${say("name.refused")} ${request.answer_words}`;
}
