// One question about one fact: what the resident wants, in the own words, and who answers by when.
import { Send } from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup, Select } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea } from "../../../components/text_field/text_field";
import { Problem } from "../../../kernel/api";
import type { MyRequests, NewRequest } from "../../../kernel/api_types";
import { useAsk } from "./queries";
import { say } from "./words";

type Subject = NewRequest["subject"];
type Kind = NewRequest["kind"];

const ownSubjects: readonly Subject[] = [
  "name",
  "birth_on",
  "phone",
  "address",
  "reach",
  "plan",
  "answers",
  "referral",
  "notes",
  "other",
];

export interface AskFormProps {
  mine: MyRequests;
  /** What the tap was beside; "other": to be chosen. */
  subject: Subject;
  onSent: (organization: string) => void;
  onStop: () => void;
}

export function AskForm({ mine, subject, onSent, onStop }: AskFormProps) {
  const ask = useAsk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const first = mine.organizations[0]?.organization_id ?? "";
  const [organizationId, setOrganizationId] = useState(first);
  const errors = useMemo(() => objections(ask.error), [ask.error]);
  const name = mine.organizations.find((one) => one.organization_id === organizationId)?.name ?? "";
  const choosesAll = subject === "other";
  return (
    <section className="sheet" aria-labelledby="vraag-kop">
      <h2 id="vraag-kop" ref={heading} tabIndex={-1}>
        {say("title")}
      </h2>
      <Form
        aria-label={say("title")}
        validationErrors={errors}
        onSubmit={(data) => {
          if (ask.isPending) return;
          ask.mutate(
            {
              organization_id: organizationId,
              kind: data.get("kind") as Kind,
              subject: choosesAll ? (data.get("subject") as Subject) : subject,
              words: String(data.get("words") ?? "").trim(),
            },
            { onSuccess: () => onSent(name) },
          );
        }}
      >
        {choosesAll && (
          <AboutWhat
            mine={mine}
            organizationId={organizationId}
            onOrganization={setOrganizationId}
          />
        )}
        <RadioGroup
          name="kind"
          label={say("kind")}
          missing={say("choose")}
          required
          defaultValue={choosesAll ? undefined : "correction"}
          choices={(["correction", "objection", "statement"] as const).map((one) => ({
            value: one,
            label: say(`kind.${one}`),
          }))}
        />
        <TextArea
          name="words"
          label={say("words")}
          missing={say("words_missing")}
          required
          maxLength={2000}
        />
        <p>{say("when", { count: mine.months })}</p>
        {ask.isError && !errors && <Banner tone="danger">{notSentWords(ask.error)}</Banner>}
        <Button type="submit" kind="main" icon={Send} isWide isPending={ask.isPending}>
          {say("send")}
        </Button>
        <Button kind="quiet" onClick={onStop}>
          {say("cancel")}
        </Button>
      </Form>
    </section>
  );
}

interface AboutWhatProps {
  mine: MyRequests;
  organizationId: string;
  onOrganization: (id: string) => void;
}

/** Not beside a fact: whom it is asked, and what it is about. */
function AboutWhat({ mine, organizationId, onOrganization }: AboutWhatProps) {
  const { organizations } = mine;
  return (
    <>
      {organizations.length > 1 && (
        <RadioGroup
          name="organization_id"
          label={say("to")}
          choices={organizations.map((one) => ({ value: one.organization_id, label: one.name }))}
          value={organizationId}
          onChange={onOrganization}
        />
      )}
      <Select
        name="subject"
        label={say("subject")}
        defaultValue="other"
        choices={ownSubjects.map((one) => ({ value: one, label: say(`subject.${one}`) }))}
      />
    </>
  );
}

function notSentWords(error: unknown): string {
  const isFull = error instanceof Problem && error.code === "request.too_many_open";
  return say(isFull ? "too_many" : "not_sent");
}

function objections(error: unknown) {
  return fieldWords(error, { words: { required: say("words_missing") } });
}
