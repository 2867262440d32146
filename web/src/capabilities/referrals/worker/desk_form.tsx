// One sheet for a melding: what the resident wants, exactly what goes along, and the resident's own
// yes.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { ChipFilter } from "../../../components/chip_filter/chip_filter";
import { Checkbox, RadioGroup } from "../../../components/choice/choice";
import { DateFields } from "../../../components/date_fields/date_fields";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { TextField } from "../../../components/text_field/text_field";
import { useSession } from "../../../kernel/access";
import { NoConnection } from "../../../kernel/api";
import type { CaseForWorker, DeskChoice, NewDeskReferral } from "../../../kernel/api_types";
import { GoesAlong } from "../goes_along";
import { upper } from "../names";
import { needCodes } from "../need_codes";
import { ClockLines } from "../own_act/clock_lines";
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
} from "../own_act/own_act";
import { isReviewed } from "../own_act/reviewed";
import { say as sayAct } from "../own_act/words";
import { AttendanceBox, fieldsThatGoAlong, UrgentBox } from "../referral_form";
import { fieldList, levelWord } from "../step_words";
import { say as sayForm } from "../words";
import { word } from "./case_words";
import { askDeskCode, isOvertaken, useAskDesk } from "./queries";
import { say } from "./words";

type Needs = NonNullable<NewDeskReferral["needs"]>;

interface DeskFormProps {
  data: CaseForWorker;
  desk: DeskChoice;
  firstSentence?: string;
  onAsked: () => void;
}

export function DeskForm({ data, desk, firstSentence = "", onAsked }: DeskFormProps) {
  const { today } = useSession();
  const [needs, setNeeds] = useState<Needs>(data.needs as Needs);
  const [sentence, setSentence] = useState(firstSentence);
  const ask = useAskDesk(data.id);
  const isOwnAct = desk.confirmed_by_resident;
  const confirmation = useConfirmation(
    () => askDeskCode(data.id),
    isOwnAct ? waysOfOwnAct : waysOfYes,
  );
  const [sharesSecret, setSharesSecret] = useState(false);
  const errors = useMemo(
    () => askObjections(ask.error, data.first_name, data.birth_on),
    [ask.error, data],
  );
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView?.({ block: "nearest" }), []);
  const isAsked = (field: string) => desk.fields.includes(field);
  const isMissing = (field: string) => desk.missing.includes(field);
  const hasSecretAddress = data.secret_address && !sharesSecret;
  const going = { needs, sentence, goal: data.goal, hasSecretAddress };

  function submit(form: FormData) {
    if (ask.isPending) return;
    if (confirmation.needsCode) {
      confirmation.sendCode();
      return;
    }
    ask.mutate(
      {
        version: data.version,
        face_id: desk.face_id,
        needs: isAsked("needs") ? needs : [],
        sentence: sentence.trim(),
        birth_on: text(form, "birth_on"),
        address: text(form, "address"),
        feedback_level: form.get("feedback_level") as NewDeskReferral["feedback_level"],
        urgent: form.has("urgent"),
        share_secret_address: sharesSecret,
        with_interpreter: form.has("with_interpreter"),
        attendance: form.has("attendance"),
        ...confirmationIn(form, confirmation),
      },
      {
        onSuccess: () => {
          void ask.forget();
          onAsked();
        },
      },
    );
  }

  return (
    <div ref={box} className="ask-form">
      <Form
        aria-label={say("desk.form", { name: desk.name })}
        validationErrors={errors}
        onSubmit={submit}
      >
        {isAsked("needs") && (
          <div className="stack stack-tight">
            <p className="field-label" aria-hidden="true">
              {say("desk.needs", { name: data.first_name })}
            </p>
            <ChipFilter
              label={say("desk.needs", { name: data.first_name })}
              chips={needCodes.map((code) => ({ value: code, label: upper(word("need", code)) }))}
              values={needs}
              onChange={(chosen) => setNeeds(chosen as Needs)}
            />
          </div>
        )}
        <TextField
          name="sentence"
          label={say("desk.sentence", { name: data.first_name })}
          value={sentence}
          onInput={setSentence}
          maxLength={300}
          isOptional
        />
        {isMissing("birth_on") && (
          <DateFields
            name="birth_on"
            label={sayAct("act.birth_on", { name: data.first_name })}
            missing={sayAct("act.birth_on_missing", { name: data.first_name })}
            required
          />
        )}
        {isMissing("address") && (
          <TextField
            name="address"
            label={sayAct("act.address", { name: data.first_name })}
            hint={sayAct("act.address_hint")}
            missing={sayAct("act.address_missing", { name: data.first_name })}
            maxLength={120}
            required
          />
        )}
        <RadioGroup
          name="feedback_level"
          label={say("desk.level")}
          isRow
          required
          defaultValue={desk.feedback_levels[0]}
          choices={desk.feedback_levels.map((level) => ({
            value: level,
            label: levelWord(level),
          }))}
        />
        {desk.by_link && <AttendanceBox name={data.first_name} />}
        {desk.clock.length > 0 && <UrgentBox />}
        {desk.clock.length > 0 && (
          <Disclosure title={say("desk.then", { name: desk.organization_name })}>
            <ClockLines
              label={say("desk.then", { name: desk.organization_name })}
              lines={desk.clock}
              today={today}
            />
          </Disclosure>
        )}
        {isOwnAct && <OwnActWords target={desk.target} name={data.first_name} />}
        {data.secret_address && (
          <Checkbox
            name="share_secret_address"
            label={sayForm("form.share_secret", { name: data.first_name })}
            hint={sayForm("form.share_secret_hint")}
            isChecked={sharesSecret}
            onChange={setSharesSecret}
          />
        )}
        {(!isReviewed(data.language) || data.interpreter) && (
          <Checkbox
            name="with_interpreter"
            label={sayForm("form.said_with_interpreter")}
            hint={
              isReviewed(data.language) ? undefined : sayForm("form.said_with_interpreter_hint")
            }
          />
        )}
        <WayOfYes
          confirmation={confirmation}
          isFolded={!isOwnAct}
          paperFor={(form) =>
            consentForm(`cases/${data.id}`, form, desk.face_id, { needs, sentence })
          }
        />
        <YesFields
          confirmation={confirmation}
          name={data.first_name}
          birthOn={data.birth_on}
          hint={<WhatGoesAlong desk={desk} fields={fieldsThatGoAlong(going, desk.fields)} />}
        />
        {ask.isError && !errors && <Banner tone="danger">{failure(ask.error)}</Banner>}
        <OwnActButton
          confirmation={confirmation}
          name={data.first_name}
          isPending={ask.isPending}
          label={isOwnAct ? undefined : say("desk.send")}
        />
      </Form>
    </div>
  );
}

function WhatGoesAlong({ desk, fields }: { desk: DeskChoice; fields: readonly string[] }) {
  const to = `${desk.name}, ${desk.organization_name}`;
  return (
    <GoesAlong
      goes={sayForm("form.goes_along", { to, fields: fieldList(fields) })}
      stays={sayAct("act.stays_here")}
    />
  );
}

function text(form: FormData, name: string): string | undefined {
  return String(form.get(name) ?? "").trim() || undefined;
}

function failure(error: unknown): string {
  if (error instanceof NoConnection) return sayForm("form.no_connection");
  return say(isOvertaken(error) ? "case.overtaken" : "ask.failed");
}
