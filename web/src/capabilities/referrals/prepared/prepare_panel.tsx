// The assistant makes a referral ready on instruction. Only what is known at the desk goes along; the
// resident hears that list and says yes there.
import { useQuery } from "@tanstack/preact-query";
import { CircleSlash, Clock, FilePenLine } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox, RadioGroup, Select } from "../../../components/choice/choice";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { RadioCards } from "../../../components/radio_card/radio_card";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { TextField } from "../../../components/text_field/text_field";
import type {
  DeskChoice,
  Instructor,
  NewPreparedReferral,
  PersonPage,
} from "../../../kernel/api_types";
import { firstName } from "../names";
import { consentForm, PaperButton } from "../own_act/own_act";
import { isReviewed } from "../own_act/reviewed";
import { yesWords } from "../own_act/who_agrees";
import { say as sayAct } from "../own_act/words";
import { fieldsThatGoAlong } from "../referral_form";
import { fieldList, levelWord } from "../step_words";
import { say as sayForm } from "../words";
import { instructorsQuery, preparedQuery, usePrepare } from "./queries";
import { say } from "./words";
import "../referral_form.css";

export default function PreparePanel({ person }: { person: PersonPage }) {
  const [isOpen, setIsOpen] = useState(false);
  const [savedFor, setSavedFor] = useState<string>();
  if (person.status !== "active") return null;
  return (
    <section className="sheet" aria-labelledby="klaarzetten-kop">
      <h2 id="klaarzetten-kop">{say("make.title")}</h2>
      <p className="quiet">{say("make.text")}</p>
      {savedFor && <Banner tone="ok">{say("make.saved", { name: savedFor })}</Banner>}
      <Waiting personId={person.id} />
      {isOpen ? (
        <WhoAsked
          person={person}
          onStop={() => setIsOpen(false)}
          onSaved={(name) => {
            setIsOpen(false);
            setSavedFor(name);
          }}
        />
      ) : (
        <div>
          <Button icon={FilePenLine} onClick={() => setIsOpen(true)}>
            {say("make.begin")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Waiting({ personId }: { personId: string }) {
  const rows = (useQuery(preparedQuery).data ?? []).filter((row) => row.person_id === personId);
  if (rows.length === 0) return null;
  return (
    <ul className="lined-list" aria-label={say("waits")}>
      {rows.map((row) => (
        <li key={row.id}>
          {say("waits.for", {
            name: row.for_name,
            to: `${row.to_name}, ${row.to_organization_name}`,
          })}
        </li>
      ))}
    </ul>
  );
}

interface PrepareProps {
  person: PersonPage;
  onStop: () => void;
  onSaved: (name: string) => void;
}

function WhoAsked(props: PrepareProps) {
  const asked = useQuery(instructorsQuery(props.person.id));
  if (asked.isError) {
    return <ErrorState text={say("make.failed")} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton label={say("loading")} lines={4} />;
  if (asked.data.length === 0) return <EmptyState text={say("make.nobody")} />;
  return <PrepareForm {...props} instructors={asked.data} />;
}

type Way = NewPreparedReferral["given_how"];
type Level = NewPreparedReferral["feedback_level"];

function PrepareForm({
  person,
  onStop,
  onSaved,
  instructors,
}: PrepareProps & { instructors: readonly Instructor[] }) {
  const prepare = usePrepare(person.id);
  const [forId, setForId] = useState(instructors[0]?.account_id ?? "");
  const [faceId, setFaceId] = useState("");
  const [sentence, setSentence] = useState("");
  const [way, setWay] = useState<Way>("spoken");
  const [sharesSecret, setSharesSecret] = useState(false);
  const who = instructors.find(({ account_id }) => account_id === forId) ?? instructors[0];
  const face = who?.faces.find(({ face_id }) => face_id === faceId);
  const errors = useMemo(() => objections(prepare.error, person), [prepare.error, person]);
  const name = person.given_name;
  const given = face?.confirmed_by_resident ? "on_paper" : way;
  const hasSecretAddress = person.secret_address && !sharesSecret;
  const going = { needs: [], sentence, hasSecretAddress };

  function submit(data: FormData) {
    if (prepare.isPending || !face || !who) return;
    prepare.mutate(
      {
        for_account_id: who.account_id,
        face_id: face.face_id,
        sentence: sentence.trim(),
        feedback_level: data.get("feedback_level") as Level,
        consent_given: data.has("consent_given"),
        given_how: given,
        with_interpreter: data.has("with_interpreter"),
        share_secret_address: sharesSecret,
        urgent: data.has("urgent"),
      },
      { onSuccess: () => onSaved(who.name) },
    );
  }

  return (
    <Form aria-label={say("make.title")} validationErrors={errors} onSubmit={submit}>
      <Select
        name="for_account_id"
        label={say("make.for")}
        choices={instructors.map((one) => ({ value: one.account_id, label: one.name }))}
        value={forId}
        onChange={setForId}
      />
      <div className="stack stack-tight">
        <p className="field-label" aria-hidden="true">
          {say("make.face")}
        </p>
        <RadioCards
          label={say("make.face")}
          name="face_id"
          cards={(who?.faces ?? []).map(cardOf)}
          chosen={faceId}
          onChoose={setFaceId}
          mostAtFirst={4}
        />
      </div>
      {face && face.missing.length > 0 && (
        <Banner tone="warn">{say("make.missing", { name })}</Banner>
      )}
      {face && face.missing.length === 0 && !face.intake_stop && (
        <>
          {face.fields.includes("sentence") && (
            <TextField
              name="sentence"
              label={say("make.sentence", { name: firstName(who?.name ?? "") })}
              value={sentence}
              onInput={setSentence}
              maxLength={300}
              isOptional
            />
          )}
          <RadioGroup
            key={face.face_id}
            name="feedback_level"
            label={say("make.level")}
            isRow
            required
            defaultValue={face.feedback_levels[0]}
            choices={face.feedback_levels.map((value) => ({ value, label: levelWord(value) }))}
          />
          {face.clock.length > 0 && <Checkbox name="urgent" label={say("make.urgent")} />}
          {person.secret_address && (
            <Checkbox
              name="share_secret_address"
              label={sayForm("form.share_secret", { name })}
              hint={sayForm("form.share_secret_hint")}
              isChecked={sharesSecret}
              onChange={setSharesSecret}
            />
          )}
          {!face.confirmed_by_resident && (
            <RadioGroup
              name="given_how"
              label={sayAct("act.how")}
              choices={(["spoken", "on_paper"] as const).map((value) => ({
                value,
                label: sayAct(`act.${value}`),
              }))}
              value={way}
              onChange={(chosen) => setWay(chosen as Way)}
            />
          )}
          {given === "on_paper" && (
            <PaperButton
              paperFor={(form) => consentForm(`people/${person.id}`, form, face.face_id, going)}
            />
          )}
          {(!isReviewed(person.language) || person.interpreter) && (
            <Checkbox
              name="with_interpreter"
              label={sayForm("form.said_with_interpreter")}
              hint={
                isReviewed(person.language) ? undefined : sayForm("form.said_with_interpreter_hint")
              }
            />
          )}
          <Checkbox
            name="consent_given"
            {...yesWords(name, person.birth_on, given === "on_paper")}
            hint={sayForm("form.goes_along", {
              to: `${face.name}, ${face.organization_name}`,
              fields: fieldList(fieldsThatGoAlong(going, face.fields)),
            })}
            required
          />
          {prepare.isError && !errors && <Banner tone="danger">{say("make.not_saved")}</Banner>}
          <Button type="submit" kind="main" isWide isPending={prepare.isPending}>
            {say("make.save", { name: who?.name ?? "" })}
          </Button>
        </>
      )}
      <div>
        <Button kind="quiet" onClick={onStop}>
          {say("make.leave")}
        </Button>
      </div>
    </Form>
  );
}

function cardOf(face: DeskChoice) {
  const meaning = say("make.wait");
  const wait =
    face.wait_weeks === 0 ? say("make.no_wait") : say("make.weeks", { count: face.wait_weeks });
  return {
    value: face.face_id,
    title: face.name,
    subtitle: face.organization_name,
    facts: face.intake_stop
      ? [{ icon: CircleSlash, meaning, text: say("make.stop") }]
      : [{ icon: Clock, meaning, text: wait }],
  };
}

function objections(error: unknown, person: PersonPage) {
  const missing = say("make.face_missing");
  const agrees = yesWords(person.given_name, person.birth_on, false).missing;
  return fieldWords(error, {
    face_id: { not_a_choice: missing, required: missing },
    consent_given: { required: agrees },
    sentence: { too_long: sayForm("form.sentence_long") },
  });
}
