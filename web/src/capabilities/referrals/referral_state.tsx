// How a referral stands for who sent it: what happens next, who got what, what happened so far, the
// text for the record, and the way to take it back.
import { CalendarClock, Eye, EyeOff, Undo2 } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Disclosure } from "../../components/disclosure/disclosure";
import { Note } from "../../components/note/note";
import { Timeline, type TimelineStep } from "../../components/timeline/timeline";
import type { ReferralForSender } from "../../kernel/api_types";
import { dayAndTime, daysUntil, shortDay } from "../../kernel/dates";
import { later } from "../../kernel/later";
import { CopyText } from "./copy_text";
import { firstName, nameAndOrganization } from "./names";
import { useWithdraw } from "./queries";
import { fieldList, levelWord, nextWords, reasonWord, stepTitle } from "./step_words";
import { say } from "./words";
import { WrongPerson } from "./wrong_person";
import "./referral_form.css";

const OwnPageAgain = later(
  () => import("./own_page_again"),
  () => null,
);

/** Right after sending: it takes the focus, so that what happens next is read at once. */
export function SentReferral({ referral }: { referral: ReferralForSender }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {referral.step === "withdrawn"
          ? say("sent.withdrawn")
          : say("sent.title", { name: referral.to_name })}
      </h2>
      <ReferralState referral={referral} />
    </div>
  );
}

interface ReferralStateProps {
  referral: ReferralForSender;
  /** How the resident said yes; where it was said a moment ago, nobody has to read it. */
  given?: string;
}

export function ReferralState({ referral, given }: ReferralStateProps) {
  const next = nextWords(referral);
  return (
    <div className="stack">
      {next && (
        <Note kicker={say("sent.next")} icon={CalendarClock} tone="dagelijks">
          <p>{next}.</p>
          {referral.meets_at && daysUntil(referral.meets_at) >= 0 && (
            <p>{say("sent.meets", { when: dayAndTime(referral.meets_at) })}</p>
          )}
        </Note>
      )}
      {referral.consent_withdrawn && <Banner tone="warn">{say("sent.consent_over")}</Banner>}
      <Timeline label={say("sent.timeline")} steps={timelineOf(referral)} />
      <div className="stack stack-tight">
        <p className="goes-along">
          <Eye size={16} aria-hidden="true" />
          <span>
            {say(waitsForYes(referral) ? "sent.fields_after_yes" : "sent.fields", {
              to: nameAndOrganization(referral.to_name, referral.to_organization_name),
              fields: fieldList(referral.fields_sent),
            })}
          </span>
        </p>
        <p className="goes-along">
          <EyeOff size={16} aria-hidden="true" />
          <span>{say("sent.not_sent")}</span>
        </p>
        <p className="quiet">
          {say("sent.level", {
            level: levelWord(referral.feedback_level),
            date: shortDay(referral.consent_ends_on),
          })}
        </p>
        {given && <p className="quiet">{given}</p>}
      </div>
      <CopyText label={say("record.label")} text={referral.record_text} />
      {referral.can_withdraw && <TakeBack referral={referral} />}
      {!referral.was_about_somebody_else && (
        <Disclosure title={say("page_again.title")}>
          <OwnPageAgain id={referral.id} personName={referral.person_name} />
        </Disclosure>
      )}
      <WrongPerson referral={referral} />
    </div>
  );
}

/** A volunteer knows no name and no number before a yes. */
function waitsForYes({ target, state, next_step }: ReferralForSender): boolean {
  return state === "requested" && (target === "initiative" || next_step === "see_to_answer");
}

function TakeBack({ referral }: { referral: ReferralForSender }) {
  const withdraw = useWithdraw(referral.id);
  return (
    <div className="stack stack-tight">
      <div>
        <Button icon={Undo2} isPending={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {say("sent.take_back")}
        </Button>
      </div>
      <p className="quiet">{say("sent.take_back_hint", { name: firstName(referral.to_name) })}</p>
      {withdraw.isError && <Banner tone="danger">{say("sent.not_taken_back")}</Banner>}
    </div>
  );
}

function timelineOf(referral: ReferralForSender): TimelineStep[] {
  let attempts = 0;
  const taken = referral.steps.map((step, at): TimelineStep => {
    if (step.step === "contact_sought" && !step.undone) attempts += 1;
    const detail = [reasonWord(step.reason), step.by_name].filter(Boolean).join(", ");
    return {
      id: `${at}`,
      title: step.undone
        ? say("sent.undone", { step: stepTitle(step.step) })
        : stepTitle(step.step, attempts),
      // Of who came by, the day is nobody else's.
      when: step.at ? dayAndTime(step.at) : undefined,
      detail,
      state: "done",
    };
  });
  const next = nextWords(referral);
  return next ? [...taken, { id: "next", title: next, state: "now" }] : taken;
}
