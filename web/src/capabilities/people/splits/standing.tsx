// What was proposed or done: what is whose, and what a colleague can say of it.
import { Check, Undo2, X } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { TextArea } from "../../../components/text_field/text_field";
import type { MergeView, SplitPage } from "../../../kernel/api_types";
import { day, fullDate } from "../../../kernel/dates";
import { PartsList, type Whose } from "./parts";
import type { SplitStep } from "./queries";
import { Follows } from "./split_form";
import { say } from "./words";

interface StandingProps {
  page: SplitPage;
  split: MergeView;
  take: (step: SplitStep) => void;
  isPending: boolean;
}

export function Standing(props: StandingProps) {
  return (
    <section className="sheet stack">
      {props.split.state === "proposed" ? <Proposed {...props} /> : <Done {...props} />}
    </section>
  );
}

function names({ person, second }: SplitPage) {
  return {
    first: say("person", { name: person.name, date: fullDate(person.birth_on) }),
    second: second
      ? say("person", { name: nameOfSecond(second), date: fullDate(second.birth_on) })
      : "",
  };
}

function nameOfSecond(second: NonNullable<SplitPage["second"]>): string {
  return `${second.given_name} ${second.family_name}`;
}

function WhatIsWhose({ page, split }: StandingProps) {
  const { first, second } = names(page);
  const of = (whose: Whose) => page.parts.filter((part) => part.whose === whose);
  return (
    <>
      <PartsList
        title={say(split.state === "proposed" ? "goes.title" : "went.title", { name: second })}
        parts={of("second")}
      />
      {of("second").length === 0 && <p>{say("went.nothing", { name: second })}</p>}
      <PartsList
        title={say("unsure.title")}
        hint={say("unsure.hint", { name: first })}
        parts={of("unsure")}
      />
      <PartsList title={say("stays.title", { name: first })} parts={of("first")} />
    </>
  );
}

function Proposed(props: StandingProps) {
  const { page, split, take, isPending } = props;
  return (
    <>
      <Banner tone={split.waits_for_other ? "info" : "warn"}>
        <p>
          <strong>{say(split.waits_for_other ? "waits" : "your_turn")}</strong>{" "}
          {say("proposed", {
            name: split.proposed_by_name,
            date: day(split.proposed_at),
            ...names(page),
          })}
        </p>
        <p>{say("why", { reason: split.reason })}</p>
      </Banner>
      <WhatIsWhose {...props} />
      <h2>{say("follows.title")}</h2>
      <Follows />
      <div className="row">
        {!split.waits_for_other && (
          <Button
            kind="main"
            icon={Check}
            isPending={isPending}
            onClick={() => take({ act: "confirm", page, split })}
          >
            {say("confirm")}
          </Button>
        )}
        <Button icon={X} isPending={isPending} onClick={() => take({ act: "refuse", split })}>
          {say(split.waits_for_other ? "never_mind" : "refuse")}
        </Button>
      </div>
    </>
  );
}

function Done(props: StandingProps) {
  const { page, split } = props;
  return (
    <>
      <Banner tone="ok">
        <p>
          {split.decided_at &&
            say("done", {
              ...names(page),
              one: split.proposed_by_name,
              other: split.decided_by_name,
              date: day(split.decided_at),
            })}
        </p>
        {page.second_id && page.second && (
          <a href={`/patienten/${page.second_id}`}>
            {say("open", { name: nameOfSecond(page.second) })}
          </a>
        )}
      </Banner>
      <WhatIsWhose {...props} />
      {split.undo_asked_at && <UndoAsked {...props} />}
      {!split.undo_asked_at && split.can_undo && <AskUndo {...props} />}
      {!split.can_undo && <p className="quiet">{say("too_late")}</p>}
    </>
  );
}

function UndoText({ page, split }: StandingProps) {
  return (
    <ul className="split-follows">
      <li>{say("undo.back", { name: names(page).first })}</li>
      <li>{say("undo.links")}</li>
      {split.undo_until && <li>{say("undo.until", { date: day(split.undo_until) })}</li>}
    </ul>
  );
}

function AskUndo(props: StandingProps) {
  const { split, take, isPending } = props;
  return (
    <Disclosure title={say("undo.title")}>
      <Form
        aria-label={say("undo.title")}
        onSubmit={(data) => take({ act: "ask_undo", split, reason: String(data.get("reason")) })}
      >
        <UndoText {...props} />
        <TextArea
          name="reason"
          label={say("undo.reason")}
          missing={say("reason_missing")}
          maxLength={500}
          rows={2}
          required
        />
        <div>
          <Button type="submit" icon={Undo2} isPending={isPending}>
            {say("ask")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

function UndoAsked(props: StandingProps) {
  const { split, take, isPending } = props;
  return (
    <>
      <Banner tone={split.waits_for_other ? "info" : "warn"}>
        <p>
          <strong>{say(split.waits_for_other ? "waits" : "your_turn")}</strong>{" "}
          {say("undo.asked", { name: split.undo_asked_by_name })}
        </p>
        <p>{say("why", { reason: split.undo_reason })}</p>
      </Banner>
      <UndoText {...props} />
      <div className="row">
        {!split.waits_for_other && (
          <Button
            kind="main"
            icon={Undo2}
            isPending={isPending}
            onClick={() => take({ act: "confirm_undo", split })}
          >
            {say("undo.confirm")}
          </Button>
        )}
        <Button icon={X} isPending={isPending} onClick={() => take({ act: "refuse_undo", split })}>
          {say(split.waits_for_other ? "never_mind" : "undo.refuse")}
        </Button>
      </div>
    </>
  );
}
