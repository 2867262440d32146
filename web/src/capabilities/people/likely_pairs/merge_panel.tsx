// Two records that are one resident: a colleague proposes it, another confirms, and so it is undone.
import { Check, GitMerge, Undo2, X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { TextArea } from "../../../components/text_field/text_field";
import { useAccess } from "../../../kernel/access";
import { Problem } from "../../../kernel/api";
import type { LikelyPairPage, MergePage, MergeView, PersonRow } from "../../../kernel/api_types";
import { day, fullDate } from "../../../kernel/dates";
import { type MergeStep, useMergeStep } from "./queries";
import { say } from "./words";

// A team has cases, not patients.
const practiceRoles: readonly string[] = ["gp", "practice_nurse", "assistant"];

interface MergePanelProps {
  pair: LikelyPairPage;
  page: MergePage;
}

interface PartProps extends MergePanelProps {
  merge: MergeView;
  take: (step: MergeStep) => void;
  isPending: boolean;
}

/** As long as it stands nobody says something else of the two. */
export function isStanding(page: MergePage | undefined): boolean {
  return page?.merge?.state === "proposed" || page?.merge?.state === "merged";
}

export function MergePanel({ pair, page }: MergePanelProps) {
  const step = useMergeStep(pair.id);
  const take = (next: MergeStep) => {
    if (!step.isPending) step.mutate(next);
  };
  const merge = page.merge;
  const part = merge && { pair, page, merge, take, isPending: step.isPending };
  return (
    <section className="sheet stack" aria-labelledby="een-kop">
      <h2 id="een-kop">{say("merge.title")}</h2>
      {part && <Last {...part} />}
      {part && merge.state === "proposed" && <Proposed {...part} />}
      {part && merge.state === "merged" && <Merged {...part} />}
      {!isStanding(page) && (
        <Propose pair={pair} page={page} take={take} isPending={step.isPending} />
      )}
      {step.isError && <Banner tone="danger">{objection(step.error)}</Banner>}
    </section>
  );
}

function objection(error: unknown): string {
  const code = error instanceof Problem ? error.code : "";
  if (code === "merge.same_colleague") return say("merge.other_colleague");
  if (code === "colleague.let_in_lately") return say("merge.colleague_new");
  if (code === "merge.was_split") return say("merge.was_split");
  if (code === "person.not_active") return say("merge.not_active");
  if (code === "person.restricted" || code === "access.restricted") return say("merge.frozen");
  if (code === "person.in_emergency") return say("merge.emergency");
  if (code === "merge.too_late") return say("merge.too_late");
  const isLate = error instanceof Problem && error.status === 409;
  return say(isLate ? "page.changed" : "page.not_saved");
}

function sideOf(pair: LikelyPairPage, id: string): string {
  return say(pair.first.id === id ? "page.first" : "page.second");
}

/** "Dossier 1 (Lies Verzonnen)": two of one name are told apart by the number above their column. */
function named(pair: LikelyPairPage, id: string): string {
  const person = pair.first.id === id ? pair.first : pair.second;
  return say("merge.named", { side: sideOf(pair, id), name: person.name });
}

function otherOf(pair: LikelyPairPage, id: string): PersonRow {
  return pair.first.id === id ? pair.second : pair.first;
}

// What was said the last time, and is over.
function Last({ merge }: PartProps) {
  if (merge.state === "undone" && merge.undone_at)
    return (
      <Banner>
        {say("merge.undone", { name: merge.undone_by_name, date: day(merge.undone_at) })}
      </Banner>
    );
  if (merge.state === "refused" && merge.decided_at)
    return (
      <Banner>
        {say("merge.refused", { name: merge.decided_by_name, date: day(merge.decided_at) })}
      </Banner>
    );
  return null;
}

function Propose({ pair, page, take, isPending }: Omit<PartProps, "merge">) {
  const choices = [pair.first, pair.second].map((person) => ({
    value: person.id,
    label: named(pair, person.id),
    hint: [person.birth_on && fullDate(person.birth_on), person.village].filter(Boolean).join(", "),
  }));
  return (
    <Disclosure title={say("merge.propose")}>
      <Form
        aria-label={say("merge.propose")}
        onSubmit={(data) =>
          take({
            act: "propose",
            page,
            staysId: String(data.get("stays_id")),
            reason: String(data.get("reason")),
          })
        }
      >
        <p className="quiet">{say("merge.propose_hint")}</p>
        <RadioGroup
          name="stays_id"
          label={say("merge.which")}
          choices={choices}
          missing={say("merge.which_missing")}
          required
        />
        <TextArea
          name="reason"
          label={say("merge.reason")}
          missing={say("merge.reason_missing")}
          maxLength={500}
          rows={2}
          required
        />
        <div>
          <Button type="submit" kind="main" icon={GitMerge} isPending={isPending}>
            {say("merge.ask")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

function Proposed({ pair, page, merge, take, isPending }: PartProps) {
  const goes = otherOf(pair, merge.stays_id);
  return (
    <div className="stack stack-tight">
      <Banner tone={merge.waits_for_other ? "info" : "warn"}>
        <p>
          <strong>{say(merge.waits_for_other ? "merge.waits" : "merge.your_turn")}</strong>{" "}
          {say("merge.proposed", {
            name: merge.proposed_by_name,
            stays: named(pair, merge.stays_id),
            goes: named(pair, goes.id),
            date: day(merge.proposed_at),
          })}
        </p>
        <p>{say("merge.why", { reason: merge.reason })}</p>
      </Banner>
      <WhatHappens pair={pair} goes={goes} />
      <div className="row">
        {!merge.waits_for_other && (
          <Button
            kind="main"
            icon={Check}
            isPending={isPending}
            onClick={() => take({ act: "confirm", page, merge })}
          >
            {say("merge.confirm")}
          </Button>
        )}
        <Button icon={X} isPending={isPending} onClick={() => take({ act: "refuse", merge })}>
          {say(merge.waits_for_other ? "merge.never_mind" : "merge.refuse")}
        </Button>
      </div>
    </div>
  );
}

function WhatHappens({ pair, goes }: { pair: LikelyPairPage; goes: PersonRow }) {
  const held = pair.first.id === goes.id ? pair.first_holds : pair.second_holds;
  const moves = held
    .filter((one) => one.count > 0 && one.kind !== "mandate")
    .map((one) => say(`moves.${one.kind}` as Parameters<typeof say>[0], { count: one.count }));
  return (
    <ul className="merge-follows">
      <li>
        {moves.length > 0
          ? say("merge.moves", { what: listed(moves), goes: sideOf(pair, goes.id) })
          : say("merge.moves_nothing", { goes: sideOf(pair, goes.id) })}
      </li>
      <li>{say("merge.careful")}</li>
      <li>{say("merge.links")}</li>
      <li>{say("merge.can_undo")}</li>
    </ul>
  );
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return say("pair", { first: parts.slice(0, -1).join(", "), second: parts.at(-1) ?? "" });
}

function Merged(props: PartProps) {
  const { pair, merge } = props;
  const access = useAccess();
  const hasPatients = "session" in access && practiceRoles.includes(access.session.role);
  return (
    <div className="stack stack-tight">
      <Banner tone="ok">
        {merge.decided_at &&
          say("merge.merged", {
            stays: named(pair, merge.stays_id),
            one: merge.proposed_by_name,
            other: merge.decided_by_name,
            date: day(merge.decided_at),
          })}{" "}
        {hasPatients && <a href={`/patienten/${merge.stays_id}`}>{say("merge.open")}</a>}
      </Banner>
      {merge.undo_asked_at && <UndoAsked {...props} />}
      {!merge.undo_asked_at && merge.can_undo && <AskUndo {...props} />}
      {!merge.can_undo && <p className="quiet">{say("merge.too_late")}</p>}
    </div>
  );
}

function UndoText({ children }: { children?: ComponentChildren }) {
  return (
    <ul>
      <li>{say("undo.back")}</li>
      <li>{say("undo.since")}</li>
      <li>{say("undo.stopped")}</li>
      {children}
    </ul>
  );
}

function AskUndo({ merge, take, isPending }: PartProps) {
  return (
    <Disclosure title={say("undo.ask_title")}>
      <Form
        aria-label={say("undo.ask_title")}
        onSubmit={(data) => take({ act: "ask_undo", merge, reason: String(data.get("reason")) })}
      >
        <UndoText>
          {merge.undo_until && <li>{say("undo.until", { date: day(merge.undo_until) })}</li>}
        </UndoText>
        <TextArea
          name="reason"
          label={say("undo.reason")}
          missing={say("merge.reason_missing")}
          maxLength={500}
          rows={2}
          required
        />
        <div>
          <Button type="submit" icon={Undo2} isPending={isPending}>
            {say("merge.ask")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

function UndoAsked({ merge, take, isPending }: PartProps) {
  return (
    <div className="stack stack-tight">
      <Banner tone={merge.waits_for_other ? "info" : "warn"}>
        <p>
          <strong>{say(merge.waits_for_other ? "merge.waits" : "merge.your_turn")}</strong>{" "}
          {say("undo.asked", { name: merge.undo_asked_by_name })}
        </p>
        <p>{say("merge.why", { reason: merge.undo_reason })}</p>
      </Banner>
      <UndoText />
      <div className="row">
        {!merge.waits_for_other && (
          <Button
            kind="main"
            icon={Undo2}
            isPending={isPending}
            onClick={() => take({ act: "confirm_undo", merge })}
          >
            {say("undo.confirm")}
          </Button>
        )}
        <Button icon={X} isPending={isPending} onClick={() => take({ act: "refuse_undo", merge })}>
          {say(merge.waits_for_other ? "merge.never_mind" : "undo.refuse")}
        </Button>
      </div>
    </div>
  );
}
