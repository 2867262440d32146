// Handing over: to whom, how many, and one sentence that says who is told before it is done.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button } from "../../../../components/button/button";
import { Select } from "../../../../components/choice/choice";
import { Dialog } from "../../../../components/dialog/dialog";
import { Form } from "../../../../components/form/form";
import { fieldWords } from "../../../../components/form/validity";
import { Problem } from "../../../../kernel/api";
import type { Colleague, HandedOver } from "../../../../kernel/api_types";
import { shortDay } from "../../../../kernel/dates";
import { colleaguesOf } from "./colleagues";
import { useHandOver } from "./queries";
import { say } from "./words";

export interface HandOverPanelProps {
  from: Colleague;
  people: readonly Colleague[];
  /** How many referrals this colleague has open. */
  open: number;
  /** Nothing ticked: all of them. */
  ticked: ReadonlySet<string>;
  onEnd: (result?: HandedOver) => void;
}

export function HandOverPanel({ from, people, open, ticked, onEnd }: HandOverPanelProps) {
  const handOver = useHandOver();
  const heading = useRef<HTMLHeadingElement>(null);
  const [toId, setToId] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  const others = colleaguesOf(from, people);
  const to = others.find((other) => other.account_id === toId);
  const count = ticked.size || open;
  const errors = useMemo(
    () => fieldWords(handOver.error, { to_account_id: { not_a_choice: say("panel.to_wrong") } }),
    [handOver.error],
  );
  useEffect(() => heading.current?.focus(), []);

  function send() {
    if (!to || handOver.isPending) return;
    handOver.mutate(
      {
        from_account_id: from.account_id,
        to_account_id: to.account_id,
        referral_ids: [...ticked],
      },
      { onSuccess: onEnd, onError: () => setIsAsking(false) },
    );
  }

  return (
    <section className="sheet hand-over" aria-labelledby="overdragen-kop">
      <h2 id="overdragen-kop" ref={heading} tabIndex={-1}>
        {say("panel.title", { name: from.name })}
      </h2>
      <p role="status">
        {ticked.size > 0
          ? say("panel.ticked", { count: ticked.size, open })
          : say("panel.all", { count: open })}
      </p>
      {handOver.isError && <Banner tone="danger">{problemWords(handOver.error)}</Banner>}
      <Form
        aria-labelledby="overdragen-kop"
        validationErrors={errors}
        onSubmit={() => setIsAsking(true)}
      >
        <Select
          name="to_account_id"
          label={say("panel.to")}
          emptyLabel={say("panel.choose")}
          missing={say("panel.to_missing")}
          choices={others.map((other) => ({ value: other.account_id, label: choiceWords(other) }))}
          value={toId}
          onChange={setToId}
          required
        />
        <div className="row">
          <Button kind="main" type="submit">
            {say("panel.next", { count })}
          </Button>
          <Button kind="quiet" onClick={() => onEnd()}>
            {say("panel.stop")}
          </Button>
        </div>
      </Form>
      {isAsking && to && (
        <Sure
          words={say("sure.text", { count, from: from.name, to: to.name })}
          isPending={handOver.isPending}
          onYes={send}
          onNo={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}

interface SureProps {
  words: string;
  isPending: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Who is told of it cannot be untold. */
function Sure({ words, isPending, onYes, onNo }: SureProps) {
  return (
    <Dialog title={say("sure.title")} onClose={onNo}>
      <p>{words}</p>
      <div className="row">
        <Button kind="main" isPending={isPending} onClick={onYes}>
          {say("sure.yes")}
        </Button>
        <Button kind="quiet" onClick={onNo}>
          {say("sure.no")}
        </Button>
      </div>
    </Dialog>
  );
}

function choiceWords(person: Colleague): string {
  const away = person.absences.find((absence) => absence.now);
  return away
    ? say("panel.away", { name: person.name, date: shortDay(away.until_on) })
    : person.name;
}

function problemWords(error: unknown): string {
  const isMoved = error instanceof Problem && "referral_ids" in error.fields;
  return say(isMoved ? "panel.moved" : "panel.failed");
}
