// The referral: who, one sentence, what may come back, and what the resident agrees with. What is
// known already stands in it: needs, goal, language and safe ways to call.
import { Target } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Checkbox, Select } from "../../components/choice/choice";
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
import {
  AddressField,
  AttendanceBox,
  HiddenBox,
  hiddenIn,
  InterpreterBox,
  LevelChoice,
  SecretAddressBox,
} from "./ask_fields";
import { fieldsThatGoAlong, GoesAlong } from "./goes_along";
import { firstName } from "./names";
import {
  askObjections,
  type Confirmation,
  confirmationIn,
  consentForm,
  OwnActButton,
  OwnActWords,
  useConfirmation,
  type Way,
  WayOfYes,
  waysOfOwnAct,
  waysOfYes,
  YesFields,
} from "./own_act/own_act";
import { OwnPhonesBox, ParentFields, parentIn, parentWords } from "./own_act/parent_yes";
import { WhatThen } from "./own_act/what_then";
import { whoAgrees, yesWords } from "./own_act/who_agrees";
import { say as sayAct } from "./own_act/words";
import { askForCode, type FeedbackLevel, useAskBoth, useSendReferral } from "./queries";
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
  const { person, face, ask, children } = props;
  const draft = useDraft(props);
  const isOwnAct = ask?.confirmed_by_resident === true;
  const confirmation = useConfirmation(
    () => askForCode(person.id),
    isOwnAct ? waysOfOwnAct : waysOfYes,
  );
  const send = useSendOnce(props, draft, confirmation);
  const fields = fieldsThatGoAlong(
    { ...draft.going, birthOn: ask?.by_link ? "" : person.birth_on },
    ask?.fields,
  );
  const name = person.given_name;
  const who = whoAgrees(person.birth_on);
  const mayAskBoth = who === "resident_and_parent" && !isOwnAct;

  const way = (
    <WayOfYes
      confirmation={confirmation}
      isFolded={!isOwnAct}
      paperFor={(form) =>
        consentForm(`people/${person.id}`, form, face?.id ?? ask?.face_id ?? "", draft.going)
      }
    />
  );

  const isFolded = who === "resident" && !isOwnAct;
  const whoDecides = !send.onPhones && <ParentFields name={name} who={who} />;

  return (
    <Form aria-label={say("form.title")} validationErrors={send.errors} onSubmit={send.submit}>
      {children}
      <AskedWords draft={draft} name={name} face={face} ask={ask} />
      <CallingFields calling={draft.calling} onChange={draft.setCalling} />
      <LevelChoice
        label={say("form.level")}
        hint={say("form.level_hint")}
        levels={levels.filter((level) => !ask || ask.feedback_levels.includes(level))}
      />
      {ask?.by_link && <AttendanceBox name={name} />}
      {/* Of another face the box is not ticked yet. */}
      {ask && <WhatThen key={ask.face_id} ask={ask} title={sayAct("act.then")} />}
      {isOwnAct && (
        <>
          <OwnActWords target={ask.target} name={name} />
          {way}
        </>
      )}
      {person.secret_address && (
        <SecretAddressBox
          name={name}
          isShared={draft.sharesSecret}
          onShare={draft.setSharesSecret}
        />
      )}
      <InterpreterBox of={draft.calling} />
      <HiddenBox
        key={ask?.face_id}
        name={name}
        birthOn={person.birth_on}
        isHidden={ask?.hidden_from_proxies === true}
      />
      {mayAskBoth && <OwnPhonesBox name={name} isAsked={send.onPhones} onAsk={send.setOnPhones} />}
      {!isFolded && whoDecides}
      {/* A melding is read to its end first: its button waits there. */}
      <div className={isOwnAct ? "stack" : "sheet-action consent"}>
        {send.onPhones ? (
          <WhatGoesAlong person={person} face={face} fields={fields} />
        ) : (
          <YesFields
            confirmation={confirmation}
            name={name}
            birthOn={person.birth_on}
            hint={<WhatGoesAlong person={person} face={face} fields={fields} />}
          />
        )}
        {send.wasAsked && <Banner tone="ok">{sayAct("phones.asked", { name })}</Banner>}
        {send.error && !send.errors && (
          <Banner tone={send.error instanceof NoConnection ? "warn" : "danger"}>
            {send.onPhones ? notAskedBoth(send.error) : failure(send.error, person, face)}
          </Banner>
        )}
        {wasAskedAlready(send.error) && <Checkbox name="again" label={say("form.again")} />}
        <OwnActButton
          confirmation={confirmation}
          name={name}
          isPending={send.isPending}
          label={send.onPhones ? sayAct("phones.send") : isOwnAct ? undefined : say("form.send")}
        />
      </div>
      {/* Mostly somebody decides himself, and says it in the talk: the way there costs no key. */}
      {isFolded && whoDecides}
      {!isOwnAct && !send.onPhones && way}
    </Form>
  );
}

/** What is known stands in it already; the rest is typed or chosen. */
function useDraft({ person, needs, sentence: known = "" }: ReferralFormProps) {
  const goals = person.goals.filter((goal) => goal.state === "open");
  const [goalId, setGoalId] = useState(goals[0]?.id ?? "");
  const goal = goals.find(({ id }) => id === goalId) ?? goals[0];
  const [sentence, setSentence] = useState(known);
  const [calling, setCalling] = useState<Calling>(person);
  const [sharesSecret, setSharesSecret] = useState(false);
  const hasSecretAddress = person.secret_address && !sharesSecret;
  return {
    goals,
    goal,
    setGoalId,
    sentence,
    setSentence,
    calling,
    setCalling,
    sharesSecret,
    setSharesSecret,
    going: { needs, goal, sentence, hasSecretAddress },
  };
}

type Draft = ReturnType<typeof useDraft>;

function useSendOnce(props: ReferralFormProps, draft: Draft, confirmation: Confirmation) {
  const { person, face, onSent } = props;
  const send = useSendReferral(onSent);
  const askBoth = useAskBoth(person.id);
  const [onPhones, setOnPhones] = useState(false);
  const isUnderWay = useRef(false);
  const { way } = confirmation;
  const errors = useMemo(() => objections(send.error, person, way), [send.error, person, way]);

  function submit(data: FormData) {
    // Ctrl+Enter knows no pending button: a second send is stopped here.
    if (isUnderWay.current || !face) return;
    if (onPhones) {
      if (!askBoth.isPending && !askBoth.isSuccess)
        askBoth.mutate({
          ...referralFrom(data, props, draft),
          given_how: "on_screen",
          face_id: face.id,
        });
      return;
    }
    if (confirmation.needsCode) {
      confirmation.sendCode();
      return;
    }
    isUnderWay.current = true;
    const referral = {
      ...referralFrom(data, props, draft),
      ...confirmationIn(data, confirmation),
      face_id: face.id,
    };
    send.mutate(referral, {
      onError: () => {
        isUnderWay.current = false;
      },
    });
  }

  return {
    submit,
    errors,
    error: onPhones ? askBoth.error : send.error,
    isPending: send.isPending || askBoth.isPending,
    onPhones,
    setOnPhones,
    wasAsked: askBoth.isSuccess,
  };
}

function referralFrom(data: FormData, props: ReferralFormProps, draft: Draft) {
  const { person, needs, slotId, ask } = props;
  const { language, interpreter, call_when } = draft.calling;
  return {
    person_id: person.id,
    needs,
    goal_id: draft.goal?.id,
    sentence: draft.sentence.trim(),
    feedback_level: data.get("feedback_level") as FeedbackLevel,
    address: (data.get("address") as string | null)?.trim() || undefined,
    urgent: data.has("urgent"),
    again: data.has("again"),
    attendance: data.has("attendance"),
    slot_id: slotId,
    language,
    interpreter,
    with_interpreter: data.has("with_interpreter"),
    share_secret_address: draft.sharesSecret,
    call_when: call_when.trim(),
    ...hiddenIn(data, person.birth_on, ask?.hidden_from_proxies === true),
    ...(data.has("parent.name") ? parentIn(data, whoAgrees(person.birth_on)) : {}),
  };
}

function objections(error: unknown, { given_name, birth_on }: PersonPage, way: Way) {
  const ofWay = way === "spoken" ? undefined : askObjections(error, given_name, birth_on);
  if (ofWay) return ofWay;
  return fieldWords(error, {
    consent_given: { required: yesWords(given_name, whoAgrees(birth_on), false).missing },
    face_id: { not_a_choice: say("form.face_missing"), required: say("form.face_missing") },
    slot_id: { not_a_choice: say("form.slot_taken") },
    sentence: { too_long: say("form.sentence_long") },
    ...parentWords(),
  });
}

interface AskedWordsProps extends Pick<ReferralFormProps, "face" | "ask"> {
  draft: Draft;
  name: string;
}

/** The goal, one sentence, and what this party must know: only what it asks. */
function AskedWords({ draft, name, face, ask }: AskedWordsProps) {
  const takes = (field: string) => !ask || ask.fields.includes(field);
  return (
    <>
      {takes("goal") && (draft.goal || !ask) && (
        <GoalLine goals={draft.goals} goal={draft.goal} onChoose={draft.setGoalId} name={name} />
      )}
      {ask?.missing.includes("address") && <AddressField name={name} />}
      {ask?.by_link && <p className="quiet">{say("form.by_link", { helper: ask.name })}</p>}
      {takes("sentence") && (
        <TextField
          name="sentence"
          label={say("form.sentence", { name: face ? firstName(face.name) : say("form.helper") })}
          value={draft.sentence}
          onInput={draft.setSentence}
          maxLength={300}
          isOptional
        />
      )}
    </>
  );
}

type Calling = Pick<PersonPage, "language" | "interpreter" | "call_when">;

interface CallingFieldsProps {
  calling: Calling;
  onChange: (calling: Calling) => void;
}

/** In which language and when it is safe to call; folded, because mostly it is right already. */
function CallingFields({ calling, onChange }: CallingFieldsProps) {
  const { language, interpreter, call_when } = calling;
  const spoken = languageName(language) + (interpreter ? `, ${say("form.with_interpreter")}` : "");
  return (
    <Disclosure
      title={say("form.calling", { language: spoken, when: call_when || say("form.any_time") })}
    >
      <div className="stack stack-tight">
        <Select
          name="language"
          label={say("form.language")}
          choices={languageChoices(language)}
          value={language}
          onChange={(chosen) => onChange({ ...calling, language: chosen })}
        />
        <Checkbox
          name="interpreter"
          label={say("form.interpreter")}
          isChecked={interpreter}
          onChange={(isNeeded) => onChange({ ...calling, interpreter: isNeeded })}
        />
        <TextField
          name="call_when"
          label={say("form.call_when")}
          value={call_when}
          onInput={(when) => onChange({ ...calling, call_when: when })}
          maxLength={120}
          isOptional
        />
      </div>
    </Disclosure>
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

/** In another tab, or by a colleague: a second time only on purpose. */
function wasAskedAlready(error: unknown) {
  return error instanceof Problem && error.code === "referral.asked_already";
}

function notAskedBoth(error: unknown): string {
  if (error instanceof NoConnection) return say("form.no_connection");
  const isAlone = error instanceof Problem && error.code === "prepared.no_parent";
  return sayAct(isAlone ? "phones.no_parent" : "phones.failed");
}

function failure(error: unknown, { given_name }: PersonPage, face: FaceCard | undefined): string {
  if (error instanceof NoConnection) return say("form.no_connection");
  if (wasAskedAlready(error)) {
    return say("form.asked_already", { name: given_name, helper: face?.name ?? "" });
  }
  if (error instanceof Problem && error.code === "face.intake_stop") {
    return say("form.intake_stop", { name: face?.name ?? "" });
  }
  if (error instanceof Problem && error.code === "slot.taken") return say("form.slot_taken");
  if (error instanceof Problem && error.code === "person.not_active") return say("form.not_active");
  return say("form.failed");
}
