// What happened so far, the last steps first in sight. What was undone stays readable: nobody's day
// is rewritten.
import { History } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { Timeline, type TimelineStep } from "../../../components/timeline/timeline";
import { useSession } from "../../../kernel/access";
import type { CaseForWorker, StepView } from "../../../kernel/api_types";
import { dayAndTime, shortDay } from "../../../kernel/dates";
import { later } from "../../../kernel/later";
import { nextWords, stepWords, useIsDesk } from "./case_words";
import { say } from "./words";

const RenewConsent = later(
  () => import("./renew_consent"),
  () => null,
);

const stepsShown = 4;

export default function HistorySheet({ data }: { data: CaseForWorker }) {
  const { today } = useSession();
  const [hasAll, setHasAll] = useState(false);
  const steps = timelineOf(data, today, useIsDesk());
  const hidden = hasAll ? 0 : Math.max(0, steps.length - stepsShown - 1);
  return (
    <section className="sheet" aria-labelledby="verloop-kop">
      <h2 id="verloop-kop">{say("history.title")}</h2>
      {hidden > 0 && (
        <div>
          <Button isSmall icon={History} onClick={() => setHasAll(true)}>
            {say("history.earlier", { count: hidden })}
          </Button>
        </div>
      )}
      <Timeline label={say("history.title")} steps={steps.slice(hidden)} />
      {data.consent_ends_on && (
        <p className="quiet small">
          {say("history.consent", { date: shortDay(data.consent_ends_on, today) })}
        </p>
      )}
      {data.renewal_by && <RenewConsent data={data} />}
    </section>
  );
}

/** What nobody sent was opened. */
function titleOf(step: StepView, data: CaseForWorker, isDesk: boolean): string {
  return step.step === "sent" && data.source ? say("own.opened") : stepWords(step, isDesk);
}

export function timelineOf(data: CaseForWorker, today: string, isDesk = false): TimelineStep[] {
  const taken = data.steps.map(
    (step, at): TimelineStep => ({
      id: `${at}`,
      title: step.undone ? <s>{stepWords(step, isDesk)}</s> : titleOf(step, data, isDesk),
      when: dayAndTime(step.at, today),
      detail: step.undone ? `${step.by_name}, ${say("history.undone")}` : step.by_name,
      state: "done",
    }),
  );
  if (data.closed_at || data.next_step === "") return taken;
  return [...taken, { id: "next", title: nextWords(data, today, isDesk), state: "now" }];
}
