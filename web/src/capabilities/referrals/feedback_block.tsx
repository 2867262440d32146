// A block of the day: the rows of one or more kinds.
import { useQuery } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { FeedbackRow } from "../../kernel/api_types";
import { FeedbackItem, type FeedbackItemProps } from "./feedback_item";
import { feedbackQuery } from "./queries";
import { say } from "./words";

/** What asks for an action. There is no block when nothing does. */
export function StuckBlock({ title }: { title: string }) {
  const list = useQuery(feedbackQuery).data;
  const stuck = (list?.rows ?? []).filter(({ kind }) =>
    ["question", "stuck", "late"].includes(kind),
  );
  if (stuck.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="vast-kop">
      <h2 id="vast-kop">{title}</h2>
      <FeedbackRows label={title} rows={stuck} assistant={list?.assistant_name} />
    </section>
  );
}

interface CameBackBlockProps {
  title: string;
  /** Below it, as long as nothing runs at all. */
  first: ComponentChildren;
}

export function CameBackBlock({ title, first }: CameBackBlockProps) {
  const asked = useQuery(feedbackQuery);
  const rows = asked.data?.rows.filter(({ kind }) => kind === "came_back") ?? [];
  const isNew = asked.isSuccess && asked.data.running === 0 && asked.data.rows.length === 0;
  return (
    <>
      <section className="sheet" aria-labelledby="terug-kop">
        <h2 id="terug-kop">{title}</h2>
        {asked.isPending && <Skeleton label={say("loading")} lines={4} />}
        {asked.isError && (
          <ErrorState text={say("feedback.failed")} onRetry={() => void asked.refetch()} />
        )}
        {asked.isSuccess && rows.length === 0 && (
          <EmptyState
            text={
              asked.data.running === 0
                ? say("feedback.nothing_yet")
                : say("feedback.nothing_new", { count: asked.data.running })
            }
          />
        )}
        {rows.length > 0 && <FeedbackRows label={title} rows={rows} />}
      </section>
      {isNew && first}
    </>
  );
}

interface FeedbackRowsProps {
  label: string;
  rows: readonly FeedbackRow[];
  assistant?: FeedbackItemProps["assistant"];
}

export function FeedbackRows({ label, rows, assistant }: FeedbackRowsProps) {
  return (
    <ul className="plain-list feedback-rows" aria-label={label}>
      {rows.map((row) => (
        <FeedbackItem key={row.referral_id} row={row} assistant={assistant} />
      ))}
    </ul>
  );
}
