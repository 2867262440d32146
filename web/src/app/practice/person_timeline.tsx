// What happened with a patient, in the words of the rooms that wrote it.
import { TimelinePanel } from "../../capabilities/people/timeline_panel";
import { eventTitle } from "./event_words";

export default function PersonTimeline({ personId }: { personId: string }) {
  return <TimelinePanel personId={personId} titleOf={eventTitle} />;
}
