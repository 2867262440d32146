// What now: the next step with its day, and one tap for what happened. Whoever mistaps undoes it.
import {
  CalendarCheck,
  CalendarPlus,
  CircleCheck,
  Ear,
  FileCheck,
  FileSearch,
  Flag,
  Footprints,
  Handshake,
  type LucideIcon,
  MessageCircle,
  PhoneMissed,
  RotateCcw,
  Sprout,
  Undo2,
} from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { DateInput } from "../../../components/date_fields/date_fields";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Field } from "../../../components/field/field";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { Note } from "../../../components/note/note";
import { StatusLine } from "../../../components/status_line/status_line";
import { StatusTag } from "../../../components/status_tag/status_tag";
import { list } from "../../../components/web/sentence";
import { useSession } from "../../../kernel/access";
import type { CaseForWorker, TakeStep } from "../../../kernel/api_types";
import { later } from "../../../kernel/later";
import { firstName, upper } from "../names";
import {
  bookedWords,
  nextWords,
  stageWord,
  stepWords,
  useIsDesk,
  word,
  wordAt,
} from "./case_words";
import { isOvertaken, useReopen, useTakeStep, useUndo } from "./queries";
import { stageOf, tagStateOf } from "./stages";
import { say } from "./words";

const PersonGone = later(
  () => import("./person_gone"),
  () => null,
);

/** One tap each; in the order in which they come in life. */
const direct: Record<string, LucideIcon> = {
  contact_sought: PhoneMissed,
  contact_made: MessageCircle,
  intake_done: Handshake,
  activity_chosen: Sprout,
  started: Footprints,
  follow_up: Ear,
  research_started: FileSearch,
  outcome_written: FileCheck,
};

/** Ways out of the path: each with the reasons that fit it. */
const exits: Record<string, readonly string[]> = {
  waiting_list: ["too_busy", "no_offer", "ill", "other"],
  not_reached: [],
  resident_declines: ["not_wanted", "other_help_first", "moved", "ill", "other"],
  not_fitting: ["not_our_question", "no_offer", "known_person", "too_busy", "moved", "other"],
};

const outcomes = ["reached", "partly", "otherwise"] as const;

export function StepsSheet({ data }: { data: CaseForWorker }) {
  const { route } = useLocation();
  const step = useTakeStep(data.id);
  const undo = useUndo(data.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const isDesk = useIsDesk();
  const stage = stageOf(data, isDesk);
  const isBusy = step.isPending || undo.isPending;
  const { today } = useSession();
  const booked = bookedWords(data, today);

  function take(input: Omit<TakeStep, "version">) {
    if (isBusy) return;
    undo.reset();
    // Left to the other team it is not theirs to see any more.
    const after = isShared(data) ? () => route("/werklijst") : () => heading.current?.focus();
    step.mutate({ version: data.version, ...input }, { onSuccess: after });
  }
  const pending = step.isPending ? step.variables.step : undefined;
  const ways = { data, take, pending, problem: step.error, isDesk };

  return (
    <section className="sheet" aria-labelledby="stap-kop">
      <div className="sheet-head">
        <h2 id="stap-kop" ref={heading} tabIndex={-1}>
          {say(data.closed_at ? "steps.closed_title" : "steps.title")}
        </h2>
        <StatusTag state={data.closed_at ? "done" : tagStateOf(stage)}>
          {data.closed_at ? word("stage", "done") : stageWord(stage, data.attempts, isDesk)}
        </StatusTag>
      </div>
      {data.closed_at ? <Closed data={data} /> : <NextStep data={data} />}
      {booked && (
        <Note icon={CalendarCheck} tone="meedoen">
          {booked}
        </Note>
      )}
      {(step.isError || undo.isError) && <NotTaken error={step.error ?? undo.error} />}
      <DirectSteps {...ways} />
      {data.next_steps.includes("intake_planned") && <PlanMeeting {...ways} />}
      <OtherWays {...ways} />
      {data.accepted && !data.closed_at && <PersonGone data={data} />}
      {data.can_undo && (
        <Button
          kind="quiet"
          icon={Undo2}
          isPending={undo.isPending}
          onClick={() => {
            if (isBusy) return;
            step.reset();
            undo.mutate(data.version, { onSuccess: () => heading.current?.focus() });
          }}
        >
          {say("steps.undo", { step: lastStep(data, isDesk) })}
        </Button>
      )}
      <StatusLine tone="ok" icon={step.isSuccess || undo.isSuccess ? CircleCheck : undefined}>
        {step.isSuccess &&
          say("steps.done", { step: upper(wordAt(isDesk, "step", step.variables.step)) })}
        {undo.isSuccess && say("steps.undone")}
      </StatusLine>
      {data.closed_at && data.accepted && !isDesk && <Reopen id={data.id} />}
    </section>
  );
}

function Closed({ data }: { data: CaseForWorker }) {
  return (
    <>
      <p>{data.outcome ? word("outcome", data.outcome) : stepWords(data)}</p>
      {data.own_word && (
        <p className="own-word">
          <span className="quiet">{say("own_word.says", { name: data.first_name })}</span>{" "}
          {word("own_word", data.own_word)}
        </p>
      )}
    </>
  );
}

/** What, whose and by when. */
function NextStep({ data }: { data: CaseForWorker }) {
  const { today, account_id } = useSession();
  const isMine = data.owner_account_id === account_id;
  return (
    <p className={data.overdue ? "case-next-large case-late" : "case-next-large"}>
      {nextWords(data, today, useIsDesk())}
      <span className="quiet case-owner">
        {isMine ? say("row.you") : firstName(data.owner_name)}
        {data.overdue && `, ${say("steps.late")}`}
      </span>
    </p>
  );
}

// An act moved nothing: what is undone is the step at which it stands.
function lastStep(data: CaseForWorker, isDesk: boolean): string {
  return wordAt(isDesk, "step", data.step);
}

function NotTaken({ error }: { error: unknown }) {
  const ofField = fieldWords(error);
  if (ofField) return null;
  return (
    <Banner tone="danger">{say(isOvertaken(error) ? "case.overtaken" : "steps.failed")}</Banner>
  );
}

interface Ways {
  data: CaseForWorker;
  take: (input: Omit<TakeStep, "version">) => void;
  pending: string | undefined;
  problem: unknown;
  isDesk: boolean;
}

function DirectSteps({ data, take, pending, isDesk }: Ways) {
  // With a date of its own, "how is it going" is answered at that date, in the sheet beside this.
  const hasDates = data.follow_ups.some((one) => !one.done_at);
  const possible = Object.entries(direct).filter(
    ([step]) => data.next_steps.includes(step) && !(step === "follow_up" && hasDates),
  );
  if (possible.length === 0) return null;
  return (
    <div className="step-buttons">
      {possible.map(([step, Icon]) => (
        <Button
          key={step}
          icon={Icon}
          isWide
          isPending={pending === step}
          onClick={() => take({ step })}
        >
          {wordAt(isDesk, "take", step)}
        </Button>
      ))}
    </div>
  );
}

/** A meeting has a day and an hour; what was planned before stands in the boxes. */
function PlanMeeting({ data, take, pending, problem, isDesk }: Ways) {
  const { today } = useSession();
  // The server knows one moment; on the screen it is a day and an hour.
  const errors = useMemo(() => {
    const known = fieldWords(problem, { meets_at: { required: say("meet.missing") } });
    return known?.meets_at ? { meets_on: known.meets_at } : undefined;
  }, [problem]);
  return (
    <Disclosure title={wordAt(isDesk, "meet", data.meets_at ? "move" : "title")}>
      <Form
        aria-label={wordAt(isDesk, "meet", "title")}
        validationErrors={errors}
        onSubmit={(form) =>
          take({
            step: "intake_planned",
            meets_at: `${form.get("meets_on")}T${form.get("meets_time")}`,
          })
        }
      >
        <div className="row row-field">
          <DateInput
            name="meets_on"
            label={say("meet.day")}
            min={today}
            defaultValue={data.meets_at?.slice(0, 10)}
            missing={say("meet.missing")}
            required
          />
          <Field name="meets_time" label={say("meet.time")} missing={say("meet.time_missing")}>
            {(ids) => (
              <input
                {...ids}
                className="control"
                type="time"
                name="meets_time"
                step={300}
                defaultValue={data.meets_at?.slice(11, 16)}
                required
              />
            )}
          </Field>
        </div>
        <Button type="submit" icon={CalendarPlus} isPending={pending === "intake_planned"}>
          {wordAt(isDesk, "take", "intake_planned")}
        </Button>
      </Form>
    </Disclosure>
  );
}

function OtherWays(ways: Ways) {
  const { data } = ways;
  const possible = Object.keys(exits).filter((step) => data.next_steps.includes(step));
  const canClose = data.next_steps.includes("closed");
  if (possible.length === 0 && !canClose) return null;
  return (
    <>
      {canClose && <Close {...ways} />}
      {possible.length > 0 && (
        <Disclosure title={say("exit.title")}>
          <Exit {...ways} possible={possible} />
        </Disclosure>
      )}
    </>
  );
}

function Close({ take, pending }: Ways) {
  return (
    <Disclosure title={say("close.title")}>
      <Form
        aria-label={say("close.title")}
        onSubmit={(form) =>
          take({ step: "closed", outcome: form.get("outcome") as TakeStep["outcome"] })
        }
      >
        <RadioGroup
          name="outcome"
          label={say("close.outcome")}
          choices={outcomes.map((one) => ({ value: one, label: word("outcome", one) }))}
          missing={say("close.missing")}
          required
        />
        <Button type="submit" icon={Flag} isPending={pending === "closed"}>
          {say("close.button")}
        </Button>
      </Form>
    </Disclosure>
  );
}

interface ExitProps extends Ways {
  possible: readonly string[];
}

/** An offer that another team reads too. */
function isShared(data: CaseForWorker): boolean {
  return !data.accepted && data.shared_with.length > 0;
}

/** What nobody sent has nobody to go back to; what two teams read stays with the other. */
function exitWord(step: string, data: CaseForWorker): string {
  if (isShared(data)) return say("shared.not_fitting", { names: list(data.shared_with) });
  return (
    (data.source !== "" && say(`own_take.${step}` as "own_take.not_fitting")) || word("take", step)
  );
}

function exitButton(chosen: string, data: CaseForWorker): string {
  if (!chosen) return say("exit.button");
  return isShared(data) ? say("shared.leave") : word("exit", chosen);
}

/** First which way, then why: a side exit without a reason helps nobody who reads it. */
function Exit({ data, possible, take, pending, problem }: ExitProps) {
  const [chosen, setChosen] = useState(possible.length === 1 ? (possible[0] ?? "") : "");
  // Before "Neem aan" who knows the resident has a button of his own, and the team keeps the offer.
  const reasons = (exits[chosen] ?? []).filter((one) => data.accepted || one !== "known_person");
  const errors = useMemo(() => {
    const known = fieldWords(problem, { reason: { required: say("exit.reason_missing") } });
    return known?.reason ? { reason: known.reason } : undefined;
  }, [problem]);
  useEffect(() => {
    if (chosen && !possible.includes(chosen)) setChosen("");
  }, [chosen, possible]);
  return (
    <Form
      aria-label={say("exit.title")}
      validationErrors={errors}
      onSubmit={(form) => {
        const reason = String(form.get("reason") ?? "");
        take({ step: chosen, ...(reason ? { reason } : {}) });
      }}
    >
      <RadioGroup
        name="exit"
        label={say("exit.which")}
        choices={possible.map((step) => ({ value: step, label: exitWord(step, data) }))}
        value={chosen}
        onChange={setChosen}
        missing={say("exit.which_missing")}
        required
      />
      {reasons.length > 0 && (
        <RadioGroup
          key={chosen}
          name="reason"
          label={say("exit.reason")}
          choices={reasons.map((reason) => ({
            value: reason,
            label: upper(word("reason", reason)),
          }))}
          missing={say("exit.reason_missing")}
          required
        />
      )}
      <Button type="submit" isPending={pending !== undefined && pending === chosen}>
        {exitButton(chosen, data)}
      </Button>
    </Form>
  );
}

function Reopen({ id }: { id: string }) {
  const { route } = useLocation();
  const reopen = useReopen(id);
  return (
    <>
      <div>
        <Button
          icon={RotateCcw}
          isPending={reopen.isPending}
          onClick={() =>
            reopen.mutate(undefined, { onSuccess: (leg) => route(`/werklijst/${leg.id}`) })
          }
        >
          {say("steps.reopen")}
        </Button>
      </div>
      {reopen.isError && <Banner tone="danger">{say("steps.failed")}</Banner>}
    </>
  );
}
