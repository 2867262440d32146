// On the page of a person: the web now and before, and the last own words.
import { useQuery } from "@tanstack/preact-query";
import { Quote } from "lucide-preact";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Note } from "../../components/note/note";
import { Skeleton } from "../../components/skeleton/skeleton";
import { Web, WebSentence, WebTable } from "../../components/web/web";
import type { ConversationsOfPerson } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { axesOf } from "./axes";
import { conversationsQuery, questionnaireQuery } from "./queries";
import { typedOver } from "./typed_over";
import { say } from "./words";

export interface WebPanelProps {
  personId: string;
  name: string;
}

export function WebPanel({ personId, name }: WebPanelProps) {
  const asked = useQuery(conversationsQuery(personId));
  return (
    <section id="web" className="stack stack-tight" aria-label={say("web.of", { name })}>
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && (
        <ErrorState text={say("web.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && <Webs talks={asked.data} name={name} />}
    </section>
  );
}

function Webs({ talks, name }: { talks: ConversationsOfPerson; name: string }) {
  const { now, before, words } = talks;
  const package_ = useQuery({
    ...questionnaireQuery(now?.questionnaire ?? ""),
    enabled: now !== undefined,
  });
  const title = say("how_is", { name });
  if (!now) {
    return (
      <>
        <h2>{title}</h2>
        <div className="sheet">
          <EmptyState text={say("web.none", { name })} />
        </div>
        <OwnWords words={words} name={name} />
      </>
    );
  }
  if (package_.isError) {
    return <ErrorState text={say("web.failed")} onRetry={() => void package_.refetch()} />;
  }
  if (!package_.data) return <Skeleton label={say("loading")} lines={6} />;
  const axes = axesOf(package_.data.topics, now, before);
  const former = before && shortDay(before.at);
  return (
    <>
      <Web title={title} axes={axes} former={former} now={shortDay(now.at)} />
      {now.filled_in_by === "typed_over" && (
        <p className="quiet">{typedOver(name, now.typed_by_name)}</p>
      )}
      <WebSentence axes={axes} former={former} />
      <WebTable axes={axes} former={former} now={shortDay(now.at)} />
      <OwnWords words={words} name={name} />
    </>
  );
}

function OwnWords({ words, name }: { words: string; name: string }) {
  if (!words) return null;
  return (
    <Note kicker={say("web.words", { name })} icon={Quote} isSpoken>
      {words}
    </Note>
  );
}
