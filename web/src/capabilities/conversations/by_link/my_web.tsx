// The resident's own web: then and now, with the same sentence the doctor reads.
import { useQuery } from "@tanstack/preact-query";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { Web, WebSentence, WebTable } from "../../../components/web/web";
import type { MyWeb } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { axesOf } from "../axes";
import { myWebQuery, questionnaireQuery } from "./queries";
import { say } from "./words";
import "./by_link.css";

export function MyWebPanel() {
  const web = useQuery(myWebQuery);
  if (web.isPending) return <Skeleton label={say("loading")} lines={6} />;
  if (web.isError) {
    return <ErrorState text={say("web.failed")} onRetry={() => void web.refetch()} />;
  }
  if (!web.data.now && web.data.words) return <MyWords words={web.data.words} />;
  if (!web.data.now) return <EmptyState text={say("web.empty")} />;
  return <Drawn web={web.data} code={web.data.now.questionnaire} />;
}

function Drawn({ web, code }: { web: MyWeb; code: string }) {
  const asked = useQuery(questionnaireQuery(code));
  if (asked.isPending) return <Skeleton label={say("loading")} lines={6} />;
  if (asked.isError) {
    return <ErrorState text={say("web.failed")} onRetry={() => void asked.refetch()} />;
  }
  if (!web.now) return null;
  const axes = axesOf(asked.data.topics, web.now, web.before);
  const former = web.before && shortDay(web.before.at);
  const now = shortDay(web.now.at);
  return (
    <div className="my-web">
      <Web title={say("web.title")} axes={axes} former={former} now={now} />
      <WebSentence axes={axes} former={former} />
      {web.words && <MyWords words={web.words} />}
      <WebTable axes={axes} former={former} now={now} />
    </div>
  );
}

/** A talk about one question has words and no web. */
function MyWords({ words }: { words: string }) {
  return (
    <blockquote className="my-words">
      <p className="quiet">{say("words.label")}</p>
      <p>{words}</p>
    </blockquote>
  );
}
