// Who is expected: lists that came in, and lists that are still at home.
import { useQuery } from "@tanstack/preact-query";
import { ClipboardCheck, Mail, MessagesSquare } from "lucide-preact";
import { LinkButton } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { ItemRow } from "../../components/item_row/item_row";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusTag } from "../../components/status_tag/status_tag";
import type { Arrival } from "../../kernel/api_types";
import { age, relative } from "../../kernel/dates";
import { arrivalsQuery } from "./queries";
import { say } from "./words";

export interface ArrivalsPanelProps {
  title: string;
  /** The assistant sees that a list came in, and never what is in it. */
  canOpen: boolean;
}

export function ArrivalsPanel({ title, canOpen }: ArrivalsPanelProps) {
  const asked = useQuery(arrivalsQuery);
  return (
    <section className="sheet" aria-labelledby="verwacht-kop">
      <h2 id="verwacht-kop">{title}</h2>
      {asked.isPending && <Skeleton label={say("loading")} lines={3} />}
      {asked.isError && (
        <ErrorState text={say("arrivals.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data?.length === 0 && <EmptyState text={say("arrivals.none")} />}
      {asked.data && asked.data.length > 0 && (
        <ul className="lined-list">
          {asked.data.map((arrival) => (
            <ArrivalRow
              key={`${arrival.person_id}${arrival.sent_at}`}
              arrival={arrival}
              canOpen={canOpen}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function ArrivalRow({ arrival, canOpen }: { arrival: Arrival; canOpen: boolean }) {
  const came = arrival.answered_at;
  const isTalk = canOpen && came && arrival.conversation_id;
  const when = came
    ? say("arrivals.filled_in", { when: relative(came) })
    : say("arrivals.sent", { when: relative(arrival.sent_at) });
  return (
    <ItemRow
      icon={came ? ClipboardCheck : Mail}
      tone={came ? "dagelijks" : undefined}
      title={
        isTalk ? (
          <a href={`/gesprek/${arrival.conversation_id}`}>
            {say("how_is", { name: arrival.person_name.split(" ")[0] ?? "" })}
          </a>
        ) : (
          <a href={`/patienten/${arrival.person_id}`}>{arrival.person_name}</a>
        )
      }
      action={
        isTalk ? (
          <LinkButton
            href={`/gesprek/${arrival.conversation_id}`}
            kind={arrival.seen ? "normal" : "main"}
            isSmall
            icon={MessagesSquare}
          >
            {say("arrivals.begin")}
          </LinkButton>
        ) : (
          <StatusTag state={came ? "done" : "waiting"}>
            {say(came ? "list.answered" : "arrivals.at_home")}
          </StatusTag>
        )
      }
    >
      {[
        isTalk && arrival.person_name,
        say("years", { count: age(arrival.birth_on) }),
        arrival.village,
        when,
      ]
        .filter(Boolean)
        .join(", ")}
    </ItemRow>
  );
}
