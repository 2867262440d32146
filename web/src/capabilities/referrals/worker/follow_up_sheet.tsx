// After two weeks, six weeks and three months: how is it going? One tap.
import { CalendarClock, Check } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { useSession } from "../../../kernel/access";
import type { CaseForWorker, FollowUpDone, FollowUpView } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { upper } from "../names";
import { word } from "./case_words";
import { isOvertaken, useFinishFollowUp } from "./queries";
import { say } from "./words";

const results: readonly FollowUpDone["result"][] = ["going_well", "hard", "stopped", "not_reached"];

export default function FollowUpSheet({ data }: { data: CaseForWorker }) {
  const { today } = useSession();
  const finish = useFinishFollowUp(data.id);
  if (data.follow_ups.length === 0) return null;
  const next = data.closed_at ? undefined : data.follow_ups.find((one) => !one.done_at);
  return (
    <section className="sheet" aria-labelledby="opvolgen-kop">
      <h2 id="opvolgen-kop">{say("follow.title")}</h2>
      {finish.isError && (
        <Banner tone="danger">
          {say(isOvertaken(finish.error) ? "case.overtaken" : "steps.failed")}
        </Banner>
      )}
      <ul className="lined-list">
        {data.follow_ups.map((one) => (
          <li className="follow-up" key={one.id}>
            <FollowUpLine followUp={one} today={today} />
            {one.id === next?.id && (
              <div className="row follow-up-results">
                {results.map((result) => (
                  <Button
                    key={result}
                    isSmall
                    isPending={finish.isPending && finish.variables.result === result}
                    onClick={() =>
                      !finish.isPending && finish.mutate({ followUpId: one.id, result })
                    }
                  >
                    {upper(word("result", result))}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FollowUpLine({ followUp, today }: { followUp: FollowUpView; today: string }) {
  const isLate = !followUp.done_at && followUp.due_on < today;
  const Icon = followUp.done_at ? Check : CalendarClock;
  return (
    <p className="follow-up-line">
      <Icon size={18} aria-hidden="true" />
      <span>
        <strong>{word("follow_up", followUp.code)}</strong>{" "}
        <span className={isLate ? "case-late" : "quiet"}>
          {followUp.done_at
            ? `${upper(word("result", followUp.result))}, ${shortDay(followUp.done_at, today)}`
            : say(isLate ? "due.late" : "due.before", { date: shortDay(followUp.due_on, today) })}
        </span>
      </span>
    </p>
  );
}
