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
import { HiddenBox, hiddenIn, InterpreterBox, LevelChoice, SecretAddressBox } from "../ask_fields";
import { fieldsThatGoAlong } from "../goes_along";
import { firstName } from "../names";
import { consentForm, PaperButton } from "../own_act/own_act";
import { ParentFields, parentIn, parentWords } from "../own_act/parent_yes";
import { whoAgrees, yesWords } from "../own_act/who_agrees";
import { say as sayAct } from "../own_act/words";
import { fieldList } from "../step_words";
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

function PrepareForm(props: PrepareProps & { instructors: readonly Instructor[] }) {
  const { person, onStop, instructors } = props;
  const draft = useDraft(person, instructors);
  const { who, face } = draft;
  const prepare = usePrepareOnce(props, draft);
  const isMissing = face !== undefined && face.missing.length > 0;

  return (
    <Form
      aria-label={say("make.title")}
      validationErrors={prepare.errors}
      onSubmit={prepare.submit}
    >
      <Select
        name="for_account_id"
        label={say("make.for")}
        choices={instructors.map((one) => ({ value: one.account_id, label: one.name }))}
        value={who?.account_id ?? ""}
        onChange={draft.setForId}
      />
      <RadioCards
        label={say("make.face")}
        isLabelShown
        name="face_id"
        cards={(who?.faces ?? []).map(cardOf)}
        chosen={face?.face_id}
        onChoose={draft.setFaceId}
        mostAtFirst={4}
      />
      {isMissing && <Banner tone="warn">{say("make.missing", { name: person.given_name })}</Banner>}
      {face && !isMissing && !face.intake_stop && (
        <>
          <AskFields person={person} draft={draft} face={face} />
          {prepare.isError && !prepare.errors && (
            <Banner tone="danger">{say("make.not_saved")}</Banner>
          )}
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

function useDraft(person: PersonPage, instructors: readonly Instructor[]) {
  const [forId, setForId] = useState(instructors[0]?.account_id ?? "");
  const [faceId, setFaceId] = useState("");
  const [sentence, setSentence] = useState("");
  const [way, setWay] = useState<Way>("spoken");
  const [sharesSecret, setSharesSecret] = useState(false);
  const who = instructors.find(({ account_id }) => account_id === forId) ?? instructors[0];
  const face = who?.faces.find(({ face_id }) => face_id === faceId);
  const hasSecretAddress = person.secret_address && !sharesSecret;
  return {
    who,
    setForId,
    face,
    setFaceId,
    sentence,
    setSentence,
    way: face?.confirmed_by_resident ? ("on_paper" as const) : way,
    setWay,
    sharesSecret,
    setSharesSecret,
    going: { needs: [], sentence, hasSecretAddress },
  };
}

type Draft = ReturnType<typeof useDraft>;

function usePrepareOnce({ person, onSaved }: PrepareProps, draft: Draft) {
  const prepare = usePrepare(person.id);
  const errors = useMemo(() => objections(prepare.error, person), [prepare.error, person]);

  function submit(data: FormData) {
    const { who, face } = draft;
    if (prepare.isPending || !face || !who) return;
    prepare.mutate(
      {
        for_account_id: who.account_id,
        face_id: face.face_id,
        sentence: draft.sentence.trim(),
        feedback_level: data.get("feedback_level") as Level,
        consent_given: data.has("consent_given"),
        given_how: draft.way,
        with_interpreter: data.has("with_interpreter"),
        share_secret_address: draft.sharesSecret,
        urgent: data.has("urgent"),
        ...hiddenIn(data, person.birth_on, face.hidden_from_proxies),
        ...parentIn(data, whoAgrees(person.birth_on)),
      },
      { onSuccess: () => onSaved(who.name) },
    );
  }

  return { submit, errors, isError: prepare.isError, isPending: prepare.isPending };
}

interface AskFieldsProps {
  person: PersonPage;
  draft: Draft;
  face: DeskChoice;
}

function AskFields({ person, draft, face }: AskFieldsProps) {
  const name = person.given_name;
  return (
    <>
      {face.fields.includes("sentence") && (
        <TextField
          name="sentence"
          label={say("make.sentence", { name: firstName(draft.who?.name ?? "") })}
          value={draft.sentence}
          onInput={draft.setSentence}
          maxLength={300}
          isOptional
        />
      )}
      <LevelChoice key={face.face_id} label={say("make.level")} levels={face.feedback_levels} />
      {face.clock.length > 0 && <Checkbox name="urgent" label={say("make.urgent")} />}
      {person.secret_address && (
        <SecretAddressBox
          name={name}
          isShared={draft.sharesSecret}
          onShare={draft.setSharesSecret}
        />
      )}
      {!face.confirmed_by_resident && <WayChoice way={draft.way} onChoose={draft.setWay} />}
      {draft.way === "on_paper" && (
        <PaperButton
          paperFor={(form) => consentForm(`people/${person.id}`, form, face.face_id, draft.going)}
        />
      )}
      <InterpreterBox of={person} />
      <HiddenBox
        key={face.face_id}
        name={name}
        birthOn={person.birth_on}
        isHidden={face.hidden_from_proxies}
      />
      <ParentFields name={name} who={whoAgrees(person.birth_on)} />
      <Checkbox
        name="consent_given"
        {...yesWords(name, whoAgrees(person.birth_on), draft.way === "on_paper")}
        hint={sayForm("form.goes_along", {
          to: `${face.name}, ${face.organization_name}`,
          fields: fieldList(fieldsThatGoAlong(draft.going, face.fields)),
        })}
        required
      />
    </>
  );
}

/** At the desk somebody says yes, or signs. */
function WayChoice({ way, onChoose }: { way: Way; onChoose: (way: Way) => void }) {
  return (
    <RadioGroup
      name="given_how"
      label={sayAct("act.how")}
      choices={(["spoken", "on_paper"] as const).map((value) => ({
        value,
        label: sayAct(`act.${value}`),
      }))}
      value={way}
      onChange={(chosen) => onChoose(chosen as Way)}
    />
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
  const agrees = yesWords(person.given_name, whoAgrees(person.birth_on), false).missing;
  return fieldWords(error, {
    face_id: { not_a_choice: missing, required: missing },
    consent_given: { required: agrees },
    sentence: { too_long: sayForm("form.sentence_long") },
    ...parentWords(),
  });
}
