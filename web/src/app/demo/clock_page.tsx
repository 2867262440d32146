// "Zet de klok verder": so that a newcomer sees in a minute what takes two weeks in life.
import { useQuery } from "@tanstack/preact-query";
import { CalendarClock, FastForward } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { PageHead } from "../../components/page_head/page_head";
import { sessionQuery } from "../../kernel/access";
import type { PageProps } from "../../kernel/capability";
import { dayAndTime } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { useMoveClock } from "./queries";
import { say } from "./words";
import "./demo.css";

const leaps = [
  { days: 1, word: "clock.day" },
  { days: 7, word: "clock.week" },
  { days: 14, word: "clock.two_weeks" },
] as const;

export default function ClockPage(_: PageProps) {
  useTitle(say("clock.title"));
  const now = useQuery(sessionQuery).data?.now;
  const move = useMoveClock();
  return (
    <div className="page page-narrow demo-page">
      <PageHead title={say("clock.title")} facts={[say("clock.facts")]} />
      <section className="sheet demo-clock">
        <p className="quiet">{say("clock.now")}</p>
        <p className="demo-now" role="status">
          <CalendarClock size={28} aria-hidden="true" />
          {now ? dayAndTime(now) : "–"}
        </p>
        <div className="row">
          {leaps.map((leap) => (
            <Button
              key={leap.days}
              icon={FastForward}
              isPending={move.isPending && move.variables === leap.days}
              onClick={() => !move.isPending && move.mutate(leap.days)}
            >
              {say(leap.word)}
            </Button>
          ))}
        </div>
        <p className="quiet">{say("clock.only_forward")}</p>
        {move.isError && <Banner tone="danger">{say("clock.failed")}</Banner>}
      </section>
    </div>
  );
}
