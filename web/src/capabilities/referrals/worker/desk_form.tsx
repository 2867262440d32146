// One sheet for a melding: what the resident wants, exactly what goes along, and the resident's own
// yes.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { ChipFilter } from "../../../components/chip_filter/chip_filter";
import { Form } from "../../../components/form/form";
import { TextField } from "../../../components/text_field/text_field";
import { useSession } from "../../../kernel/access";
import { NoConnection } from "../../../kernel/api";
import type { CaseForWorker, DeskChoice, NewDeskReferral } from "../../../kernel/api_types";
import {
  AddressField,
  AttendanceBox,
  HiddenBox,
  hiddenIn,
  InterpreterBox,
  LevelChoice,
  SecretAddressBox,
} from "../ask_fields";
import { fieldsThatGoAlong, GoesAlong } from "../goes_along";
import { upper } from "../names";
import { needCodes } from "../need_codes";
import {
  askObjections,
  type Confirmation,
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
import { ParentFields, parentIn } from "../own_act/parent_yes";
import { WhatThen } from "../own_act/what_then";
import { whoAgrees } from "../own_act/who_agrees";
import { say as sayAct } from "../own_act/words";
import { fieldList } from "../step_words";
import { say as sayForm } from "../words";
import { word } from "./case_words";
import { askDeskCode, isOvertaken, useAskDesk } from "./queries";
import { say } from "./words";

type Needs = NonNullable<NewDeskReferral["needs"]>;

interface DeskFormProps {
  data: CaseForWorker;
  desk: DeskChoice;
  /** As it is known, or as it was just filled in. */
  birthOn: string;
  firstSentence?: string;
  onAsked: () => void;
}

export function DeskForm(props: DeskFormProps) {
  const { data, desk, birthOn } = props;
  const draft = useDraft(props);
  const isOwnAct = desk.confirmed_by_resident;
  const confirmation = useConfirmation(
    () => askDeskCode(data.id),
    isOwnAct ? waysOfOwnAct : waysOfYes,
  );
  const ask = useAsk(props, draft, confirmation);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView?.({ block: "nearest" }), []);
  const name = data.first_name;

  return (
    <div ref={box} className="ask-form">
      <Form
        aria-label={say("desk.form", { name: desk.name })}
        validationErrors={ask.errors}
        onSubmit={ask.submit}
      >
        <AskedFields draft={draft} desk={desk} name={name} />
        <LevelChoice label={say("desk.level")} levels={desk.feedback_levels} />
        {desk.by_link && <AttendanceBox name={name} />}
        <WhatThen
          ask={desk}
          title={say("desk.then", { name: desk.organization_name })}
          today={useSession().today}
        />
        {isOwnAct && <OwnActWords target={desk.target} name={name} />}
        {data.secret_address && (
          <SecretAddressBox
            name={name}
            isShared={draft.sharesSecret}
            onShare={draft.setSharesSecret}
          />
        )}
        <InterpreterBox of={data} />
        <HiddenBox name={name} birthOn={birthOn} isHidden={desk.hidden_from_proxies} />
        <WayOfYes
          confirmation={confirmation}
          isFolded={!isOwnAct}
          paperFor={(form) => consentForm(`cases/${data.id}`, form, desk.face_id, draft)}
        />
        <ParentFields name={name} who={whoAgrees(birthOn)} />
        <YesFields
          confirmation={confirmation}
          name={name}
          birthOn={birthOn}
          hint={
            <WhatGoesAlong
              desk={desk}
              fields={fieldsThatGoAlong(
                { ...draft.going, birthOn: desk.by_link ? "" : birthOn },
                desk.fields,
              )}
            />
          }
        />
        {ask.error && !ask.errors && <Banner tone="danger">{failure(ask.error)}</Banner>}
        <OwnActButton
          confirmation={confirmation}
          name={name}
          isPending={ask.isPending}
          label={isOwnAct ? undefined : say("desk.send")}
        />
      </Form>
    </div>
  );
}

function useDraft({ data, firstSentence = "" }: DeskFormProps) {
  const [needs, setNeeds] = useState<Needs>(data.needs as Needs);
  const [sentence, setSentence] = useState(firstSentence);
  const [sharesSecret, setSharesSecret] = useState(false);
  const hasSecretAddress = data.secret_address && !sharesSecret;
  return {
    needs,
    setNeeds,
    sentence,
    setSentence,
    sharesSecret,
    setSharesSecret,
    going: { needs, sentence, goal: data.goal, hasSecretAddress },
  };
}

type Draft = ReturnType<typeof useDraft>;

function useAsk(props: DeskFormProps, draft: Draft, confirmation: Confirmation) {
  const { data, desk, birthOn, onAsked } = props;
  const ask = useAskDesk(data.id);
  const { first_name } = data;
  const errors = useMemo(
    () => askObjections(ask.error, first_name, birthOn),
    [ask.error, first_name, birthOn],
  );

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
        needs: desk.fields.includes("needs") ? draft.needs : [],
        sentence: draft.sentence.trim(),
        birth_on: data.birth_on === "" && birthOn !== "" ? birthOn : undefined,
        address: text(form, "address"),
        feedback_level: form.get("feedback_level") as NewDeskReferral["feedback_level"],
        urgent: form.has("urgent"),
        share_secret_address: draft.sharesSecret,
        with_interpreter: form.has("with_interpreter"),
        attendance: form.has("attendance"),
        ...confirmationIn(form, confirmation),
        ...hiddenIn(form, birthOn, desk.hidden_from_proxies),
        ...parentIn(form, whoAgrees(birthOn)),
      },
      {
        onSuccess: () => {
          void ask.forget();
          onAsked();
        },
      },
    );
  }

  return { submit, errors, error: ask.error, isPending: ask.isPending };
}

interface AskedFieldsProps {
  draft: Draft;
  desk: DeskChoice;
  name: string;
}

/** What the resident wants, and what this desk must know and nobody knows yet. */
function AskedFields({ draft, desk, name }: AskedFieldsProps) {
  return (
    <>
      {desk.fields.includes("needs") && (
        <ChipFilter
          label={say("desk.needs", { name })}
          isLabelShown
          chips={needCodes.map((code) => ({ value: code, label: upper(word("need", code)) }))}
          values={draft.needs}
          onChange={(chosen) => draft.setNeeds(chosen as Needs)}
        />
      )}
      <TextField
        name="sentence"
        label={say("desk.sentence", { name })}
        value={draft.sentence}
        onInput={draft.setSentence}
        maxLength={300}
        isOptional
      />
      {desk.missing.includes("address") && <AddressField name={name} />}
    </>
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
