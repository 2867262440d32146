// What happened so far. What was undone stays readable: nobody's day is rewritten.
import { Timeline, type TimelineStep } from "../../../components/timeline/timeline";
import { useSession } from "../../../kernel/access";
import type { CaseForWorker } from "../../../kernel/api_types";
import { dayAndTime, shortDay } from "../../../kernel/dates";
import { nextWords, stepWords } from "./case_words";
import { say } from "./words";

export function HistorySheet({ data }: { data: CaseForWorker }) {
  const { today } = useSession();
  return (
    <section className="sheet" aria-labelledby="verloop-kop">
      <h2 id="verloop-kop">{say("history.title")}</h2>
      <Timeline label={say("history.title")} steps={timelineOf(data, today)} />
      {data.consent_ends_on && (
        <p className="quiet small">
          {say("history.consent", { date: shortDay(data.consent_ends_on, today) })}
        </p>
      )}
    </section>
  );
}

export function timelineOf(data: CaseForWorker, today: string): TimelineStep[] {
  const taken = data.steps.map(
    (step, at): TimelineStep => ({
      id: `${at}`,
      title: step.undone ? <s>{stepWords(step)}</s> : stepWords(step),
      when: dayAndTime(step.at, today),
      detail: step.undone ? `${step.by_name}, ${say("history.undone")}` : step.by_name,
      state: "done",
    }),
  );
  if (data.closed_at || data.next_step === "") return taken;
  return [...taken, { id: "next", title: nextWords(data, today), state: "now" }];
}
