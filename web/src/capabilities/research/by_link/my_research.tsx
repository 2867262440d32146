// On the resident's own page: taking part, and the way to stop. Who was never asked sees nothing.
import { useQuery } from "@tanstack/preact-query";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { shortDay } from "../../../kernel/dates";
import { myResearchQuery, useStopMyResearch } from "../queries";
import { say } from "../words";

export default function MyResearchPart() {
  const research = useQuery(myResearchQuery).data;
  const stop = useStopMyResearch();
  if (!research || research.state === "none") return null;
  const date = research.asked_at ? shortDay(research.asked_at) : "";
  return (
    <section className="sheet" aria-labelledby="onderzoek-kop">
      <h2 id="onderzoek-kop">{say("mine.title")}</h2>
      <p role="status">{say(`mine.${research.state}` as "mine.open", { date })}</p>
      {stop.isError && <Banner tone="danger">{say("stop.failed")}</Banner>}
      {research.can_stop && (
        <div className="stack stack-tight">
          <div>
            <Button isPending={stop.isPending} onClick={() => stop.mutate()}>
              {say("mine.stop")}
            </Button>
          </div>
          <p className="quiet">{say("mine.stop_hint")}</p>
        </div>
      )}
    </section>
  );
}
