// While an objection is decided the record can be frozen: who handles it, until when, and why. Each of
// both moments has a reason that the resident reads.
import { useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Form } from "../../components/form/form";
import { StatusTag } from "../../components/status_tag/status_tag";
import { TextArea } from "../../components/text_field/text_field";
import type { RequestRow } from "../../kernel/api_types";
import { day } from "../../kernel/dates";
import { useFreeze } from "./queries";
import { say } from "./words";

type Act = "restrict" | "end_restriction";

export function Freezing({ row }: { row: RequestRow }) {
  const [act, setAct] = useState<Act | null>(null);
  const restriction = row.restriction;
  if (!restriction && !row.may_restrict) return null;
  if (act) return <ReasonForm row={row} act={act} onDone={() => setAct(null)} />;
  const name = row.person_name;
  if (!restriction) {
    return (
      <div>
        <Button label={say("freeze_for", { name })} onClick={() => setAct("restrict")}>
          {say("freeze")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <StatusTag state={restriction.holds ? "attention" : "done"}>
        {say(restriction.holds ? "frozen" : "used_again")}
      </StatusTag>
      <p>{say("frozen_why", { name: restriction.handled_by_name, words: restriction.reason })}</p>
      {restriction.ends_at ? (
        <p>
          {say(restriction.holds ? "ends" : "ended", {
            date: day(restriction.ends_at),
            name: restriction.ended_by_name,
            words: restriction.end_reason,
          })}
        </p>
      ) : (
        <div className="row">
          {!restriction.mine && <TakeOver row={row} />}
          <Button label={say("end_for", { name })} onClick={() => setAct("end_restriction")}>
            {say("end")}
          </Button>
        </div>
      )}
      {restriction.holds && restriction.mine && <p className="quiet">{say("you_read")}</p>}
    </>
  );
}

function TakeOver({ row }: { row: RequestRow }) {
  const freeze = useFreeze(row.id, "restrict");
  return (
    <>
      <Button
        label={say("take_over_for", { name: row.person_name })}
        isPending={freeze.isPending}
        onClick={() => !freeze.isPending && freeze.mutate(say("take_over"))}
      >
        {say("take_over")}
      </Button>
      {freeze.isError && <Banner tone="danger">{say("not_frozen")}</Banner>}
    </>
  );
}

function ReasonForm({ row, act, onDone }: { row: RequestRow; act: Act; onDone: () => void }) {
  const freeze = useFreeze(row.id, act);
  const name = row.person_name;
  return (
    <Form
      aria-label={say(act === "restrict" ? "freeze_for" : "end_for", { name })}
      onSubmit={(data) => {
        if (freeze.isPending) return;
        freeze.mutate(String(data.get("words") ?? "").trim(), { onSuccess: onDone });
      }}
    >
      <p>{say(act === "restrict" ? "freeze_means" : "end_means")}</p>
      <TextArea
        name="words"
        label={say("why")}
        hint={say("why_hint")}
        missing={say("why_missing")}
        maxLength={2000}
        required
      />
      {freeze.isError && <Banner tone="danger">{say("not_frozen")}</Banner>}
      <div className="row">
        <Button type="submit" kind="main" isPending={freeze.isPending}>
          {say(act === "restrict" ? "freeze_now" : "end_now")}
        </Button>
        <Button onClick={onDone}>{say("back")}</Button>
      </div>
    </Form>
  );
}
