// The resident's own referrals: what happens now in plain words, what was told, and the way back.
import { CalendarDays, Check, Eye, EyeOff, Phone, Undo2 } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { phoneLink } from "../../../components/reach_links/reach_links";
import { Timeline } from "../../../components/timeline/timeline";
import { list } from "../../../components/web/sentence";
import { call } from "../../../kernel/api";
import type { ClockView, MyPage, MyReferral } from "../../../kernel/api_types";
import { day, isoDay, now, shortDay } from "../../../kernel/dates";
import { lineWord } from "../../directory/kinds/words";
import { firstName, nameAndOrganization } from "../names";
import { isBooked, meetingWords } from "../wall_time";
import { MyFace } from "./my_face";
import { MyGoal } from "./my_goal";
import { MyQuestions } from "./my_question";
import { useMyPageChange } from "./queries";
import { say } from "./words";
import "./by_link.css";

type Key = Parameters<typeof say>[0];

function word(group: string, code: string): string {
  return say(`${group}.${code}` as Key) || code;
}

export function MyReferrals({ page }: { page: MyPage }) {
  // What runs stands first, then what is over and would like one tap.
  const inSight = [
    ...page.referrals.filter(isOpen),
    ...page.referrals.filter((referral) => !isOpen(referral) && asksOneTap(referral)),
  ];
  const over = page.referrals.filter((referral) => !inSight.includes(referral));
  return (
    <>
      {inSight.map((referral) => (
        <OneReferral key={referral.id} referral={referral} />
      ))}
      {over.length > 0 && (
        <Disclosure title={say("mine.over", { count: over.length })}>
          <div className="sheets">
            {over.map((referral) => (
              <OneReferral key={referral.id} referral={referral} />
            ))}
          </div>
        </Disclosure>
      )}
    </>
  );
}

function OneReferral({ referral }: { referral: MyReferral }) {
  const id = `hulp-${referral.id}`;
  return (
    <article className="sheet my-referral" aria-labelledby={id}>
      <h2 id={id}>{referral.to_name}</h2>
      <p className="quiet">{referral.to_organization_name}</p>
      <p className="my-next">{stateWords(referral)}</p>
      <MyQuestions referral={referral} />
      <MyGoal referral={referral} />
      {referral.clock.length > 0 && isOpen(referral) && <MyClock referral={referral} />}
      {referral.to_phone && isOpen(referral) && (
        <p className="my-shared">
          <Phone size={18} aria-hidden="true" />
          <span>
            {say("mine.call")} <a href={phoneLink(referral.to_phone)}>{referral.to_phone}</a>
          </span>
        </p>
      )}
      <div className="stack stack-tight">
        <p className="my-shared">
          <Eye size={18} aria-hidden="true" />
          <span>{fieldWords(referral)}</span>
        </p>
        {!referral.asked_myself && (
          <p className="my-shared">
            <EyeOff size={18} aria-hidden="true" />
            <span>{say("mine.not_sent")}</span>
          </p>
        )}
      </div>
      {referral.feedback.length > 0 && <WentToPractice referral={referral} />}
      <TakeBack referral={referral} />
      <MyFace referral={referral} />
      <Disclosure title={say("mine.history")}>
        <Timeline
          label={say("mine.history")}
          steps={referral.steps
            .filter((step) => !step.undone)
            .map((step, at) => ({
              id: `${at}`,
              title: word("step", step.step),
              when: day(step.at),
              state: "done",
            }))}
        />
      </Disclosure>
    </article>
  );
}

/** What law or agreement promises, in dated lines. */
function MyClock({ referral }: { referral: MyReferral }) {
  return (
    <ul className="my-clock" aria-label={say("mine.clock")}>
      {referral.clock.map((line) => {
        const Icon = line.done_at ? Check : CalendarDays;
        return (
          <li key={line.code} className={line.done_at ? "my-clock-done" : undefined}>
            <Icon size={20} aria-hidden="true" />
            <span>{clockWords(line, referral.to_organization_name)}</span>
          </li>
        );
      })}
    </ul>
  );
}

export function clockWords(line: ClockView, organization: string): string {
  const group = line.done_at ? "my_clock_done" : "my_clock";
  const date = day(line.done_at ?? line.due_on);
  const values = { organization, date };
  return say(`${group}.${line.code}` as Key, values) || lineWord(group, line.code, values) || date;
}

export function isOpen(referral: MyReferral): boolean {
  return ["requested", "accepted", "in_progress", "on_hold"].includes(referral.state);
}

/** It is over, and one tap is welcome. */
function asksOneTap(referral: MyReferral): boolean {
  return referral.can_say_goal && referral.own_word === "";
}

/** "Karin belt u vóór dinsdag 1 december." */
export function stateWords(referral: MyReferral): string {
  const name = nameOf(referral.next_owner || referral.to_name, referral.target);
  const own = referral.asked_myself ? ownWords(referral) : "";
  if (own) return own;
  if (referral.clock.length > 0) return deskWords(referral, name);
  const isPlanned = referral.step === "intake_planned" || isBooked(referral, isoDay(now()));
  if (isPlanned && referral.meets_at) {
    return say("state.intake_planned_at", { name, when: meetingWords(referral.meets_at) });
  }
  const isInitiative = referral.target === "initiative";
  const open = ["sent", "received", "to_call", "contact_sought"].includes(referral.step);
  if (referral.by_link && !isInitiative) return volunteerWords(referral);
  if (open && isInitiative) {
    return say(referral.state === "requested" ? "state.asked" : "state.welcome", {
      name: referral.to_name,
    });
  }
  if (open && referral.due_on) {
    return say("state.calls_before", { name, date: day(referral.due_on) });
  }
  const group = isInitiative ? "state_initiative" : "state";
  return (
    say(`${group}.${referral.step}` as Key, { name: isInitiative ? referral.to_name : name }) ||
    say(`state.${referral.step}` as Key, { name }) ||
    word("step", referral.step)
  );
}

/** A volunteer of the village, who has no name before a yes. */
function volunteerWords({ state, step, to_name }: MyReferral): string {
  const name = firstName(to_name);
  const stage = { requested: "asked", accepted: "welcome" }[state] ?? step;
  return (
    say(`state_volunteer.${stage}` as Key, { name }) ||
    say(`state.${step}` as Key, { name }) ||
    word("step", step)
  );
}

/** A desk: what is promised by when stands in its dated lines. */
function deskWords(referral: MyReferral, name: string): string {
  const organization = referral.to_organization_name;
  if (referral.step === "intake_planned" && referral.meets_at) {
    return say("state_desk.intake_planned_at", { name, when: meetingWords(referral.meets_at) });
  }
  return (
    say(`state_desk.${referral.step}` as Key, { name, organization }) ||
    say(`state.${referral.step}` as Key, { name }) ||
    word("step", referral.step)
  );
}

/** Who asked himself has no practice that calls when it comes back. */
function ownWords({ step, to_name, to_organization_name }: MyReferral): string {
  const values = { name: firstName(to_name), organization: to_organization_name };
  return say(`state_self.${step}` as Key, values);
}

function nameOf(name: string, target: string): string {
  return target === "initiative" ? name : firstName(name);
}

export function fieldWords(referral: MyReferral): string {
  const values = { name: referral.to_name, fields: list(fieldNames(referral)) };
  if (!referral.sharing) return say("mine.got", values);
  if (!hasNoName(referral)) return say("mine.gets", values);
  return say(referral.target === "initiative" ? "mine.asked" : "mine.asked_volunteer", values);
}

/** A volunteer who did not say yes knows a village and what is asked. */
export function hasNoName({ by_link, state }: MyReferral): boolean {
  return by_link && state === "requested";
}

/** A volunteer gets the first name only, and that not before a yes; the rest is known by then. */
export function fieldNames(referral: MyReferral): string[] {
  const known = referral.target === "initiative" ? ["village"] : ["village", "needs"];
  return referral.fields
    .filter((field) => !referral.by_link || !known.includes(field))
    .map((field) => word("field", referral.by_link && field === "name" ? "first_name" : field));
}

function WentToPractice({ referral }: { referral: MyReferral }) {
  return (
    <div>
      <h3>{say("mine.feedback")}</h3>
      <ul className="lined-list">
        {referral.feedback.map((one) => (
          <li key={one.id}>
            <p>
              {word("status", one.status)}
              {one.sentence && `. ${one.sentence}`}
            </p>
            <p className="quiet">
              {one.by_name}, {day(one.sent_at)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function TakeBack({ referral }: { referral: MyReferral }) {
  const withdraw = useMyPageChange(() =>
    call("POST /api/my/referrals/{id}/withdraw", { id: referral.id }),
  );
  if (!referral.can_withdraw) return null;
  return (
    <div className="stack stack-tight my-buttons">
      <div>
        <Button icon={Undo2} isPending={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {say("mine.take_back")}
        </Button>
      </div>
      <p className="quiet">{say("mine.take_back_hint", { name: referral.to_name })}</p>
      {withdraw.isError && <Banner tone="danger">{say("mine.not_taken_back")}</Banner>}
    </div>
  );
}

/** Whoever asked himself may have no practice here at all. */
export function hasPractice({ referrals }: MyPage): boolean {
  return referrals.length === 0 || referrals.some((referral) => !referral.asked_myself);
}

/** An organisation with one face is one name; a person has an organisation beside it. */
export function whoIs(referral: MyReferral): string {
  return nameAndOrganization(referral.to_name, referral.to_organization_name);
}

export function seesWords(referral: MyReferral): string {
  return hasNoName(referral)
    ? say("sees.no_name")
    : say("sees.fields", { fields: list(fieldNames(referral)) });
}

/** How the yes was said, and who wrote that down. */
export function givenWords(referral: MyReferral): string {
  const facts = { date: shortDay(referral.shared_since), name: referral.given_recorded_by };
  const needsName = ["spoken", "on_paper"].includes(referral.given_how);
  const who = {
    parent: "given_parent",
    resident_and_parent: "given_both",
    representative: "given_for_him",
  }[referral.given_by];
  const how_said = needsName && !facts.name ? "plain" : referral.given_how;
  const key = `${who ?? "given"}.${how_said}` as Key;
  const how = referral.given_how && say(key, facts);
  return referral.given_with_interpreter ? `${how} ${say("given.with_interpreter")}` : how;
}
