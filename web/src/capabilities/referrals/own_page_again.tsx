// A lost phone, or a link that looks strange: a new way to the resident's own page. The old link stops.
import { MessageSquareText, Ticket } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Note } from "../../components/note/note";
import { Problem } from "../../kernel/api";
import type { OwnPageAgain as Again } from "../../kernel/api_types";
import { firstName } from "./names";
import { useSendOwnPageAgain } from "./queries";
import { say } from "./words";

interface OwnPageAgainProps {
  /** Of the referral. */
  id: string;
  personName: string;
}

export default function OwnPageAgain({ id, personName }: OwnPageAgainProps) {
  const send = useSendOwnPageAgain(id);
  const name = firstName(personName);
  const go = (how: Again["how"]) => !send.isPending && send.mutate(how);
  return (
    <div className="stack stack-tight">
      <p>{say("page_again.text", { name })}</p>
      <div className="row">
        <Button
          icon={MessageSquareText}
          isPending={send.isPending && send.variables === "sms"}
          onClick={() => go("sms")}
        >
          {say("page_again.sms")}
        </Button>
        <Button
          icon={Ticket}
          isPending={send.isPending && send.variables === "paper"}
          onClick={() => go("paper")}
        >
          {say("page_again.paper")}
        </Button>
      </div>
      {send.data?.code === "" && <Banner tone="ok">{say("page_again.sent", { name })}</Banner>}
      {send.data?.code && (
        <Note kicker={say("page_again.write_down")} tone="meedoen" isSpoken>
          <p className="figures">{send.data.code}</p>
          <p>{say("page_again.address", { address: send.data.address })}</p>
        </Note>
      )}
      {send.data?.code && (
        <p className="quiet">{say("page_again.still_code", { phone: send.data.to_phone })}</p>
      )}
      {send.isError && <Banner tone="danger">{objection(send.error, name)}</Banner>}
    </div>
  );
}

function objection(error: unknown, name: string): string {
  const reason = error instanceof Problem ? error.fields?.how : undefined;
  if (reason === "not_wanted") return say("page_again.no_messages", { name });
  if (reason === "number_of_parent") return say("page_again.number_of_parent", { name });
  return say("page_again.failed");
}
