// One separate tick after a referral was sent. It delays nothing, and nothing depends on it.
import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Checkbox } from "../../components/choice/choice";
import { Form } from "../../components/form/form";
import type { ResearchForPerson } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { researchQuery, useAskForResearch, useStopResearch } from "./queries";
import { say } from "./words";

export interface ResearchTickProps {
  personId: string;
  /** The given name. */
  name: string;
  /** Only what was said before, with the way to stop; nothing is asked here. */
  isAskedBefore?: boolean;
}

export default function ResearchTick({ personId, name, isAskedBefore }: ResearchTickProps) {
  const research = useQuery(researchQuery(personId)).data;
  // Whom it is not for, and what does not load, is no news here: the referral is what counts.
  if (!research || research.state === "not_offered") return null;
  if (isAskedBefore && research.state !== "asked") return null;
  return (
    <section className="stack stack-tight" aria-labelledby="onderzoek-kop">
      <h3 id="onderzoek-kop">{say("tick.title")}</h3>
      {research.state === "open" && <Ask personId={personId} name={name} />}
      {research.state === "asked" && <Asked personId={personId} name={name} research={research} />}
      {research.state === "withdrawn" && <p role="status">{say("stopped", { name })}</p>}
    </section>
  );
}

function Ask({ personId, name }: ResearchTickProps) {
  const ask = useAskForResearch(personId);
  const [wants, setWants] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const errors = isMissing && !wants ? { consent_given: say("tick.missing", { name }) } : undefined;
  function submit() {
    setIsMissing(!wants);
    if (wants && !ask.isPending) ask.mutate();
  }
  return (
    <Form aria-label={say("tick.title")} validationErrors={errors} onSubmit={submit}>
      <Checkbox
        name="consent_given"
        label={say("tick.yes", { name })}
        hint={say("tick.hint")}
        isChecked={wants}
        onChange={setWants}
      />
      {ask.isError && <Banner tone="warn">{say("tick.failed")}</Banner>}
      <div>
        <Button type="submit" isPending={ask.isPending}>
          {say("tick.send")}
        </Button>
      </div>
    </Form>
  );
}

function Asked({ personId, name, research }: ResearchTickProps & { research: ResearchForPerson }) {
  const stop = useStopResearch(personId);
  const words = research.channel === "email" ? "asked.email" : "asked.sms";
  return (
    <>
      <p role="status">{say(words, { name })}</p>
      {research.asked_at && (
        <p className="quiet">
          {say("asked.on", { name, date: shortDay(research.asked_at), by: research.asked_by_name })}
        </p>
      )}
      {stop.isError && <Banner tone="danger">{say("stop.failed")}</Banner>}
      <div>
        <Button kind="quiet" isPending={stop.isPending} onClick={() => stop.mutate()}>
          {say("stop", { name })}
        </Button>
      </div>
    </>
  );
}
