// What happened with a patient, in the words of the rooms that wrote it.
import { useQuery } from "@tanstack/preact-query";
import { conversationsQuery } from "../../capabilities/conversations/queries";
import { TimelinePanel } from "../../capabilities/people/timeline_panel";
import type { TimelineRow } from "../../kernel/api_types";
import { eventTitle } from "./event_words";

export default function PersonTimeline({ personId }: { personId: string }) {
  const talks = useQuery(conversationsQuery(personId)).data?.rows ?? [];
  // A talk is opened again from the line that says it was held.
  function linkOf({ subject_id }: TimelineRow) {
    return talks.some(({ id }) => id === subject_id) ? `/gesprek/${subject_id}` : undefined;
  }
  return <TimelinePanel personId={personId} titleOf={eventTitle} linkOf={linkOf} />;
}
