// The referral: who, one sentence, what may come back, and what the resident agrees with. What is
// known already stands in it: needs, goal, language and safe ways to call.
import { Target } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Checkbox, RadioGroup, Select } from "../../components/choice/choice";
import { Disclosure } from "../../components/disclosure/disclosure";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { TextField } from "../../components/text_field/text_field";
import { NoConnection, Problem } from "../../kernel/api";
import type {
  DeskChoice,
  FaceCard,
  GoalView,
  NewReferral,
  PersonPage,
  ReferralForSender,
} from "../../kernel/api_types";
import { languageChoices, languageName } from "../../kernel/languages";
import { GoesAlong } from "./goes_along";
import { firstName } from "./names";
import { ClockLines } from "./own_act/clock_lines";
import {
  askObjections,
  confirmationIn,
  consentForm,
  OwnActButton,
  OwnActWords,
  useConfirmation,
  WayOfYes,
  waysOfOwnAct,
  waysOfYes,
  YesFields,
} from "./own_act/own_act";
import { isReviewed } from "./own_act/reviewed";
import { yesWords } from "./own_act/who_agrees";
import { say as sayAct } from "./own_act/words";
import { askForCode, type FeedbackLevel, useSendReferral } from "./queries";
import { fieldList } from "./step_words";
import { say } from "./words";
import "./referral_form.css";

export interface ReferralFormProps {
  person: PersonPage;
  needs: NonNullable<NewReferral["needs"]>;
  face: FaceCard | undefined;
  /** What this face asks; as long as it is not known, what a coach asks. */
  ask?: DeskChoice;
  slotId: string | undefined;
  /** What stands in it already: of a short question, or of a referral about the wrong person. */
  sentence?: string;
  onSent: (referral: ReferralForSender) => void;
  /** The faces to choose from. */
  children: ComponentChildren;
}

const levels: readonly FeedbackLevel[] = ["running", "summary", "nothing"];

export function ReferralForm(props: ReferralFormProps) {
  const { person, needs, face, ask, slotId, onSent, children } = props;
  const send = useSendReferral(onSent);
  const isUnderWay = useRef(false);
  const goals = person.goals.filter((goal) => goal.state === "open");
  const [goalId, setGoalId] = useState(goals[0]?.id ?? "");
  const goal = goals.find(({ id }) => id === goalId) ?? goals[0];
  const [sentence, setSentence] = useState(props.sentence ?? "");
  const [language, setLanguage] = useState(person.language);
  const [interpreter, setInterpreter] = useState(person.interpreter);
  const [callWhen, setCallWhen] = useState(person.call_when);
  const isOwnAct = ask?.confirmed_by_resident === true;
  const confirmation = useConfirmation(
    () => askForCode(person.id),
    isOwnAct ? waysOfOwnAct : waysOfYes,
  );
  const [sharesSecret, setSharesSecret] = useState(false);
  const hasSecretAddress = person.secret_address && !sharesSecret;
  const going = { needs, goal, sentence, hasSecretAddress };
  const fields = fieldsThatGoAlong(going, ask?.fields);
  const takesSentence = !ask || ask.fields.includes("sentence");
  const errors = useMemo(
    () =>
      (confirmation.way !== "spoken" &&
        askObjections(send.error, person.given_name, person.birth_on)) ||
      fieldWords(send.error, {
        consent_given: { required: yesWords(person.given_name, person.birth_on, false).missing },
        face_id: { not_a_choice: say("form.face_missing"), required: say("form.face_missing") },
        slot_id: { not_a_choice: say("form.slot_taken") },
        sentence: { too_long: say("form.sentence_long") },
      }),
    [send.error, person.given_name, person.birth_on, confirmation.way],
  );

  function submit(data: FormData) {
    // Ctrl+Enter knows no pending button: a second send is stopped here.
    if (isUnderWay.current || !face) return;
    if (confirmation.needsCode) {
      confirmation.sendCode();
      return;
    }
    isUnderWay.current = true;
    send.mutate(
      {
        person_id: person.id,
        face_id: face.id,
        needs,
        goal_id: goal?.id,
        sentence: sentence.trim(),
        feedback_level: data.get("feedback_level") as FeedbackLevel,
        ...confirmationIn(data, confirmation),
        address: (data.get("address") as string | null)?.trim() || undefined,
        urgent: data.has("urgent"),
        attendance: data.has("attendance"),
        slot_id: slotId,
        language,
        interpreter,
        with_interpreter: data.has("with_interpreter"),
        share_secret_address: sharesSecret,
        call_when: callWhen.trim(),
      },
      {
        onError: () => {
          isUnderWay.current = false;
        },
      },
    );
  }

  const way = (
    <WayOfYes
      confirmation={confirmation}
      isFolded={!isOwnAct}
      paperFor={(form) =>
        consentForm(`people/${person.id}`, form, face?.id ?? ask?.face_id ?? "", going)
      }
    />
  );

  return (
    <Form aria-label={say("form.title")} validationErrors={errors} onSubmit={submit}>
      {children}
      {fields.includes("goal") || !ask ? (
        <GoalLine goals={goals} goal={goal} onChoose={setGoalId} name={person.given_name} />
      ) : null}
      {ask?.missing.includes("address") && (
        <TextField
          name="address"
          label={sayAct("act.address", { name: person.given_name })}
          hint={sayAct("act.address_hint")}
          missing={sayAct("act.address_missing", { name: person.given_name })}
          maxLength={120}
          required
        />
      )}
      {ask?.by_link && <p className="quiet">{say("form.by_link", { helper: ask.name })}</p>}
      {takesSentence && (
        <TextField
          name="sentence"
          label={say("form.sentence", { name: face ? firstName(face.name) : say("form.helper") })}
          value={sentence}
          onInput={setSentence}
          maxLength={300}
          isOptional
        />
      )}
      <Disclosure
        title={say("form.calling", {
          language:
            languageName(language) + (interpreter ? `, ${say("form.with_interpreter")}` : ""),
          when: callWhen || say("form.any_time"),
        })}
      >
        <div className="stack stack-tight">
          <Select
            name="language"
            label={say("form.language")}
            choices={languageChoices(language)}
            value={language}
            onChange={setLanguage}
          />
          <Checkbox
            name="interpreter"
            label={say("form.interpreter")}
            isChecked={interpreter}
            onChange={setInterpreter}
          />
          <TextField
            name="call_when"
            label={say("form.call_when")}
            value={callWhen}
            onInput={setCallWhen}
            maxLength={120}
            isOptional
          />
        </div>
      </Disclosure>
      <RadioGroup
        name="feedback_level"
        label={say("form.level")}
        hint={say("form.level_hint")}
        isRow
        required
        defaultValue="running"
        choices={levelsOf(ask).map((value) => ({ value, label: say(`level.${value}`) }))}
      />
      {ask?.by_link && <AttendanceBox name={person.given_name} />}
      {ask && ask.clock.length > 0 && <UrgentBox />}
      {isOwnAct && (
        <>
          <OwnActWords target={ask.target} name={person.given_name} />
          <Disclosure title={sayAct("act.then")}>
            <ClockLines label={sayAct("act.then")} lines={ask.clock} />
          </Disclosure>
        </>
      )}
      {isOwnAct && way}
      {person.secret_address && (
        <Checkbox
          name="share_secret_address"
          label={say("form.share_secret", { name: person.given_name })}
          hint={say("form.share_secret_hint")}
          isChecked={sharesSecret}
          onChange={setSharesSecret}
        />
      )}
      {(!isReviewed(language) || interpreter) && (
        <Checkbox
          name="with_interpreter"
          label={say("form.said_with_interpreter")}
          hint={isReviewed(language) ? undefined : say("form.said_with_interpreter_hint")}
        />
      )}
      {/* A melding is read to its end first: its button waits there. */}
      <div className={isOwnAct ? "stack" : "sheet-action consent"}>
        <YesFields
          confirmation={confirmation}
          name={person.given_name}
          birthOn={person.birth_on}
          hint={<WhatGoesAlong person={person} face={face} fields={fields} />}
        />
        {send.error && !errors && (
          <Banner tone={send.error instanceof NoConnection ? "warn" : "danger"}>
            {failure(send.error, face)}
          </Banner>
        )}
        <OwnActButton
          confirmation={confirmation}
          name={person.given_name}
          isPending={send.isPending}
          label={isOwnAct ? undefined : say("form.send")}
        />
      </div>
      {/* Mostly it is said in the talk: the way there costs no key. */}
      {!isOwnAct && way}
    </Form>
  );
}

interface GoalLineProps {
  goals: readonly GoalView[];
  goal: GoalView | undefined;
  onChoose: (id: string) => void;
  name: string;
}

/** The goal stands here already, in the words it was written down in. */
function GoalLine({ goals, goal, onChoose, name }: GoalLineProps) {
  if (!goal) return <p className="quiet">{say("form.no_goal", { name })}</p>;
  if (goals.length > 1) {
    return (
      <Select
        name="goal_id"
        label={say("form.goal")}
        choices={goals.map(({ id, words }) => ({ value: id, label: words }))}
        value={goal.id}
        onChange={onChoose}
      />
    );
  }
  return (
    <p className="goal-line">
      <Target size={18} aria-hidden="true" />
      <span>
        <span className="quiet">{say("form.goal")}:</span> {goal.words}
      </span>
    </p>
  );
}

function levelsOf(ask: DeskChoice | undefined): readonly FeedbackLevel[] {
  return ask ? levels.filter((level) => ask.feedback_levels.includes(level)) : levels;
}

/** Of a volunteer: "is geweest" may come back, when that was asked apart. */
export function AttendanceBox({ name }: { name: string }) {
  return (
    <Checkbox
      name="attendance"
      label={say("form.attendance", { name })}
      hint={say("form.attendance_hint")}
    />
  );
}

export function UrgentBox() {
  return <Checkbox name="urgent" label={sayAct("act.urgent")} hint={sayAct("act.urgent_hint")} />;
}

export interface Going {
  needs: readonly string[];
  goal?: unknown;
  sentence: string;
  hasSecretAddress?: boolean;
}

const fieldsOfCoach = [
  "name",
  "phone",
  "village",
  "language",
  "call_when",
  "needs",
  "goal",
  "sentence",
];

/** The same list as the server makes; the resident hears it before saying yes. */
export function fieldsThatGoAlong(
  { needs, goal, sentence, hasSecretAddress = false }: Going,
  fields: readonly string[] = fieldsOfCoach,
): string[] {
  const left: Record<string, boolean> = {
    needs: needs.length === 0,
    goal: !goal,
    sentence: sentence.trim() === "",
    address: hasSecretAddress,
    village: hasSecretAddress,
  };
  return fields.filter((field) => !left[field]);
}

interface WhatGoesAlongProps {
  person: PersonPage;
  face: FaceCard | undefined;
  fields: readonly string[];
}

function WhatGoesAlong({ person, face, fields }: WhatGoesAlongProps) {
  const to = face ? `${face.name}, ${face.organization_name}` : say("form.helper");
  return (
    <GoesAlong
      goes={say("form.goes_along", { to, fields: fieldList(fields) })}
      // Where no talks are held there is no web either.
      stays={say(person.may_see_plan ? "form.stays_here" : "form.story_stays_here", {
        name: person.given_name,
      })}
    />
  );
}

function failure(error: unknown, face: FaceCard | undefined): string {
  if (error instanceof NoConnection) return say("form.no_connection");
  if (error instanceof Problem && error.code === "face.intake_stop") {
    return say("form.intake_stop", { name: face?.name ?? "" });
  }
  if (error instanceof Problem && error.code === "slot.taken") return say("form.slot_taken");
  if (error instanceof Problem && error.code === "person.not_active") return say("form.not_active");
  return say("form.failed");
}
