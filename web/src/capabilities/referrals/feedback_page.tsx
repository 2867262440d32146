// All own referrals, what asks for a look first.
import { useQuery } from "@tanstack/preact-query";
import { Lock } from "lucide-preact";
import { LinkButton } from "../../components/button/button";
import { Disclosure } from "../../components/disclosure/disclosure";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { isForbidden } from "../../kernel/api";
import type { FeedbackList } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { FeedbackRows } from "./feedback_block";
import { feedbackQuery } from "./queries";
import { say } from "./words";

const openKinds = ["question", "stuck", "came_back", "late", "running"] as const;

export default function FeedbackPage(_: PageProps) {
  useTitle(say("feedback.title"));
  const asked = useQuery(feedbackQuery);
  return (
    <div className="page page-narrow">
      <PageHead
        title={say("feedback.title")}
        facts={
          asked.data && [
            say("feedback.running", { count: asked.data.running }),
            say("feedback.closed", { count: asked.data.closed }),
          ]
        }
      />
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {isForbidden(asked.error) && <EmptyState icon={Lock} text={say("forbidden")} />}
      {asked.isError && !isForbidden(asked.error) && (
        <ErrorState text={say("feedback.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && <Kinds list={asked.data} />}
    </div>
  );
}

function Kinds({ list }: { list: FeedbackList }) {
  if (list.rows.length === 0) {
    return (
      <div className="sheet">
        <EmptyState text={say("feedback.none")}>
          <LinkButton href="/zoek">{say("feedback.search")}</LinkButton>
        </EmptyState>
      </div>
    );
  }
  const ofKind = (kind: string) => list.rows.filter((row) => row.kind === kind);
  const closed = ofKind("closed");
  return (
    <div className="sheets">
      {openKinds.map((kind) => {
        const rows = ofKind(kind);
        if (rows.length === 0) return null;
        return (
          <section className="sheet" key={kind} aria-labelledby={`${kind}-kop`}>
            <h2 id={`${kind}-kop`}>{say(`kinds.${kind}`)}</h2>
            <FeedbackRows
              label={say(`kinds.${kind}`)}
              rows={rows}
              assistant={list.assistant_name}
            />
          </section>
        );
      })}
      {closed.length > 0 && (
        <Disclosure title={say("kinds.closed", { count: closed.length })}>
          <div className="sheet">
            <FeedbackRows label={say("kinds.closed", { count: closed.length })} rows={closed} />
          </div>
        </Disclosure>
      )}
    </div>
  );
}
