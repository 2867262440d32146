// What law or agreement sets a date for at this desk. Most lines are done by a step; the others get
// a tick.
import { Check, Siren } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Tag } from "../../../components/tag/tag";
import { useSession } from "../../../kernel/access";
import type { CaseForWorker, ClockView } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { ClockLines, clockWord } from "../own_act/clock_lines";
import { useIsDesk } from "./case_words";
import { isOvertaken, useFinishTerm } from "./queries";
import { say } from "./words";

export default function ClockSheet({ data }: { data: CaseForWorker }) {
  const { today } = useSession();
  const finish = useFinishTerm(data.id);
  const isDesk = useIsDesk();
  if (data.clock.length === 0) return null;
  // What the resident hands in (the own plan, the application) is ticked as received.
  const canTick = (line: ClockView) => isDesk && !data.closed_at && !line.done_at;
  const isGot = (line: ClockView) => line.owner === "resident";
  return (
    <section className="sheet" aria-labelledby="klok-kop">
      <div className="sheet-head">
        <h2 id="klok-kop">{say("clock.title")}</h2>
        {data.urgent && (
          <Tag icon={Siren} tone="kwaliteit">
            {say("row.urgent")}
          </Tag>
        )}
      </div>
      <p className="quiet small">{say("clock.since", { date: shortDay(data.sent_at, today) })}</p>
      {finish.isError && (
        <Banner tone="danger">
          {say(isOvertaken(finish.error) ? "case.overtaken" : "steps.failed")}
        </Banner>
      )}
      <ClockLines
        label={say("clock.title")}
        lines={data.clock}
        today={today}
        action={(line) =>
          canTick(line) && (
            <span className="no-print">
              <Button
                isSmall
                icon={Check}
                label={say(isGot(line) ? "clock.got_name" : "clock.tick_name", {
                  what: clockWord(line),
                })}
                isPending={finish.isPending && finish.variables === line.code}
                onClick={() => !finish.isPending && finish.mutate(line.code)}
              >
                {say(isGot(line) ? "clock.got" : "clock.tick")}
              </Button>
            </span>
          )
        }
      />
    </section>
  );
}
