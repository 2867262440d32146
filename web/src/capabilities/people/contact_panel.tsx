// How to reach someone safely. Each change is saved by itself.
import { MessageSquareOff, Pencil, Phone, PhoneOff, Voicemail } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Checkbox, Select } from "../../components/choice/choice";
import { Field } from "../../components/field/field";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { phoneLink } from "../../components/reach_links/reach_links";
import { SummaryList } from "../../components/summary_list/summary_list";
import { TextField } from "../../components/text_field/text_field";
import { Problem } from "../../kernel/api";
import type { ContactChange, PersonPage } from "../../kernel/api_types";
import { hour } from "../../kernel/dates";
import { languageChoices, languageName } from "../../kernel/languages";
import { NumberLine } from "./numbers/number_line";
import { PhoneField, personObjections, textIn } from "./person_fields";
import { useChangeContact } from "./queries";
import { say } from "./words";

export default function ContactPanel({ person }: { person: PersonPage }) {
  const [isEditing, setIsEditing] = useState(false);
  return (
    <section id="contact" className="sheet" aria-labelledby="contact-kop">
      <div className="sheet-head">
        <h2 id="contact-kop" tabIndex={-1}>
          {say("contact.title")}
        </h2>
        {!isEditing && (
          <Button kind="quiet" isSmall icon={Pencil} onClick={() => setIsEditing(true)}>
            {say("contact.change")}
          </Button>
        )}
      </div>
      {isEditing ? (
        <ContactForm person={person} onDone={() => setIsEditing(false)} />
      ) : (
        <ContactFacts person={person} />
      )}
    </section>
  );
}

function ContactFacts({ person }: { person: PersonPage }) {
  return (
    <>
      <SummaryList
        rows={[
          {
            term: say("contact.phone"),
            value: person.call_allowed ? (
              <a href={phoneLink(person.phone)}>{person.phone}</a>
            ) : (
              person.phone
            ),
          },
          { term: say("contact.call_when"), value: person.call_when || say("contact.any_time") },
          { term: say("contact.messages"), value: messageWords(person) },
          ...(person.email ? [{ term: say("new.email"), value: person.email }] : []),
          {
            term: say("contact.language"),
            value: `${languageName(person.language)}${person.interpreter ? `, ${say("contact.with_interpreter")}` : ""}`,
          },
        ]}
      />
      <NumberLine person={person} />
      <ul className="plain-list">
        <li className="facts-item">
          {person.call_allowed ? (
            <Phone size={18} aria-hidden="true" />
          ) : (
            <PhoneOff size={18} aria-hidden="true" />
          )}
          {say(person.call_allowed ? "contact.may_call" : "contact.no_call")}
        </li>
        <li className="facts-item">
          {person.voicemail_allowed ? (
            <Voicemail size={18} aria-hidden="true" />
          ) : (
            <MessageSquareOff size={18} aria-hidden="true" />
          )}
          {say(person.voicemail_allowed ? "contact.may_voicemail" : "contact.no_voicemail")}
        </li>
      </ul>
    </>
  );
}

/** "Nee, bel liever", or between which hours they may come. */
export function messageWords(person: PersonPage): string {
  if (!person.messages_allowed) return say("contact.no_messages");
  if (!person.safe_from) return say("contact.may_messages");
  return say("contact.safe_hours", {
    from: hour(person.safe_from),
    until: hour(person.safe_until),
  });
}

function ContactForm({ person, onDone }: { person: PersonPage; onDone: () => void }) {
  const change = useChangeContact(person.id);
  const errors = useMemo(() => objections(change.error), [change.error]);
  const isConflict = change.error instanceof Problem && change.error.status === 409;
  return (
    <Form
      aria-label={say("contact.title")}
      validationErrors={errors}
      onSubmit={(data) => change.mutate(changeFrom(data, person), { onSuccess: onDone })}
    >
      <CallingFields person={person} />
      <MessageFields person={person} />
      <Select
        name="language"
        label={say("contact.language")}
        choices={languageChoices(person.language)}
        defaultValue={person.language}
      />
      <Checkbox
        name="interpreter"
        label={say("contact.interpreter")}
        defaultChecked={person.interpreter}
      />
      <Checkbox
        name="secret_address"
        label={say("contact.secret_address")}
        defaultChecked={person.secret_address}
      />
      {change.error && !errors && (
        <Banner tone="danger">{say(isConflict ? "contact.conflict" : "contact.failed")}</Banner>
      )}
      <div className="row">
        <Button type="submit" kind="main" isPending={change.isPending}>
          {say("contact.save")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {say("contact.leave")}
        </Button>
      </div>
    </Form>
  );
}

function CallingFields({ person }: { person: PersonPage }) {
  return (
    <>
      <PhoneField known={person.phone} />
      <Checkbox
        name="call_allowed"
        label={say("contact.may_call")}
        defaultChecked={person.call_allowed}
      />
      <Checkbox
        name="voicemail_allowed"
        label={say("contact.may_voicemail")}
        defaultChecked={person.voicemail_allowed}
      />
      <TextField
        name="call_when"
        label={say("contact.call_when")}
        hint={say("contact.call_when_hint")}
        defaultValue={person.call_when}
        maxLength={120}
        isOptional
      />
    </>
  );
}

function MessageFields({ person }: { person: PersonPage }) {
  return (
    <>
      <Checkbox
        name="messages_allowed"
        label={say("contact.messages_ok")}
        hint={say("contact.messages_hint")}
        defaultChecked={person.messages_allowed}
      />
      <div className="row row-field">
        <TimeField
          name="safe_from"
          label={say("contact.safe_from")}
          defaultValue={person.safe_from}
        />
        <TimeField
          name="safe_until"
          label={say("contact.safe_until")}
          defaultValue={person.safe_until}
        />
      </div>
    </>
  );
}

function changeFrom(data: FormData, { version }: PersonPage): ContactChange {
  return {
    version,
    phone: textIn(data, "phone"),
    call_when: textIn(data, "call_when"),
    language: textIn(data, "language"),
    interpreter: data.has("interpreter"),
    call_allowed: data.has("call_allowed"),
    voicemail_allowed: data.has("voicemail_allowed"),
    secret_address: data.has("secret_address"),
    messages_allowed: data.has("messages_allowed"),
    safe_from: textIn(data, "safe_from"),
    safe_until: textIn(data, "safe_until"),
  };
}

function objections(error: unknown) {
  return fieldWords(error, {
    ...personObjections(),
    safe_from: { malformed: say("contact.safe_malformed") },
    safe_until: {
      malformed: say("contact.safe_malformed"),
      out_of_range: say("contact.safe_order"),
    },
  });
}

function TimeField({
  name,
  label,
  defaultValue,
}: Record<"name" | "label" | "defaultValue", string>) {
  return (
    <Field name={name} label={label} isOptional>
      {(ids) => (
        <input {...ids} className="control" type="time" name={name} defaultValue={defaultValue} />
      )}
    </Field>
  );
}
