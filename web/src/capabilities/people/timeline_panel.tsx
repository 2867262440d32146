// What happened with this person, newest first, 50 at a time: thousands of events stay light.
import { useInfiniteQuery } from "@tanstack/preact-query";
import { Button } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import { Timeline } from "../../components/timeline/timeline";
import type { TimelineRow } from "../../kernel/api_types";
import { shortDay, time } from "../../kernel/dates";
import { timelineQuery } from "./queries";
import { say } from "./words";

export interface TimelinePanelProps {
  personId: string;
  /** What an event is called, by the room it comes from: "Verwezen naar Karin Schets". */
  titleOf: (row: TimelineRow) => string;
  /** Where it can be read again. */
  linkOf: (row: TimelineRow) => string | undefined;
}

export function TimelinePanel(props: TimelinePanelProps) {
  return (
    <section className="sheet" aria-labelledby="tijdlijn-kop">
      <h2 id="tijdlijn-kop">{say("timeline.title")}</h2>
      <Events {...props} />
    </section>
  );
}

function Events({ personId, titleOf, linkOf }: TimelinePanelProps) {
  const asked = useInfiniteQuery(timelineQuery(personId));
  if (asked.isPending) return <Skeleton label={say("timeline.loading")} lines={3} />;
  if (asked.isError) {
    return <ErrorState text={say("timeline.failed")} onRetry={() => void asked.refetch()} />;
  }
  const rows = asked.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState text={say("timeline.none")} />;
  return (
    <>
      <Timeline
        label={say("timeline.title")}
        steps={rows.map((row) => ({
          id: String(row.id),
          title: <Title words={titleOf(row)} link={linkOf(row)} />,
          when: `${shortDay(row.at)}, ${time(row.at)}`,
          state: "done" as const,
        }))}
      />
      {asked.hasNextPage && (
        <div>
          <Button
            kind="quiet"
            isPending={asked.isFetchingNextPage}
            onClick={() => void asked.fetchNextPage()}
          >
            {say("timeline.more")}
          </Button>
        </div>
      )}
    </>
  );
}

function Title({ words, link }: { words: string; link: string | undefined }) {
  return link ? <a href={link}>{words}</a> : <span>{words}</span>;
}
