// A resident who came without a referral: a name, a number, what it is about, who brought him. In
// less than a minute he stands on the own worklist, with a call as the next step.
import { UserPlus } from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../../../components/banner/banner";
import { Button, LinkButton } from "../../../../components/button/button";
import { ChipFilter } from "../../../../components/chip_filter/chip_filter";
import { Checkbox, RadioGroup } from "../../../../components/choice/choice";
import { Disclosure } from "../../../../components/disclosure/disclosure";
import { Form } from "../../../../components/form/form";
import { fieldWords } from "../../../../components/form/validity";
import { PageHead } from "../../../../components/page_head/page_head";
import { TextField } from "../../../../components/text_field/text_field";
import { NoConnection } from "../../../../kernel/api";
import type { KnownResident, NewOwnCase } from "../../../../kernel/api_types";
import type { PageProps } from "../../../../kernel/capability";
import { fullDate } from "../../../../kernel/dates";
import { useTitle } from "../../../../kernel/title";
import { isNeed, needCodes, needWord } from "../../../people/need_words";
import {
  BirthField,
  NameFields,
  PhoneField,
  personObjections,
  textIn,
} from "../../../people/person_fields";
import { sources } from "./came_by";
import { useOpenOwnCase } from "./queries";
import { say } from "./words";
import "./own_case.css";

interface Alike {
  input: NewOwnCase;
  rows: readonly KnownResident[];
}

export default function NewCasePage(_: PageProps) {
  useTitle(say("title"));
  const open = useOpenOwnCase();
  const { route } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const [needs, setNeeds] = useState<string[]>([]);
  const [alike, setAlike] = useState<Alike | null>(null);
  const errors = useMemo(() => fieldWords(open.error, personObjections()), [open.error]);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);

  function send(input: NewOwnCase) {
    if (open.isPending) return;
    open.mutate(input, {
      onSuccess: ({ referral_id, look_alikes }) =>
        referral_id === undefined
          ? setAlike({ input, rows: look_alikes })
          : route(`/werklijst/${referral_id}`),
    });
  }

  return (
    <div ref={box} className="page page-narrow stack">
      <PageHead title={say("title")} whoSees={say("who_sees")} />
      <div className="sheet">
        <Form
          aria-label={say("title")}
          validationErrors={errors}
          onSubmit={(data) => send(caseFrom(data, needs))}
        >
          <WhoCame />
          <ChipFilter
            label={say("needs")}
            isLabelShown
            chips={needCodes.map((code) => ({ value: code, label: needWord(code) }))}
            values={needs}
            onChange={setNeeds}
          />
          <TextField name="sentence" label={say("sentence")} maxLength={300} isOptional />
          <MoreFields />
          {open.error && !errors && (
            <Banner tone="danger">
              {say(open.error instanceof NoConnection ? "no_connection" : "failed")}
            </Banner>
          )}
          <Button type="submit" kind="main" icon={UserPlus} isPending={open.isPending}>
            {say("send")}
          </Button>
        </Form>
      </div>
      {alike && <LookAlikes alike={alike} isPending={open.isPending} onSend={send} />}
    </div>
  );
}

/** A name, a number, and who brought him. */
function WhoCame() {
  return (
    <>
      <NameFields isFamilyNameOptional />
      <div className="two-columns">
        <PhoneField />
        <TextField
          name="village"
          label={say("village")}
          autoComplete="off"
          maxLength={80}
          isOptional
        />
      </div>
      <RadioGroup
        name="source"
        label={say("source")}
        missing={say("source_missing")}
        choices={sources.map((value) => ({ value, label: say(`source.${value}`) }))}
        isRow
        required
      />
    </>
  );
}

/** What may as well be heard in the first talk. */
function MoreFields() {
  return (
    <Disclosure title={say("more")}>
      <div className="stack stack-tight">
        <TextField name="call_when" label={say("call_when")} maxLength={120} isOptional />
        <Checkbox name="voicemail_allowed" label={say("voicemail")} defaultChecked />
        <BirthField isOptional />
      </div>
    </Disclosure>
  );
}

interface LookAlikesProps {
  alike: Alike;
  isPending: boolean;
  onSend: (input: NewOwnCase) => void;
}

/** Who is here already is not made twice: go there, or a new question of the same person. */
function LookAlikes({ alike, isPending, onSend }: LookAlikesProps) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new list is brought into sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
    box.current?.focus({ preventScroll: true });
  }, [alike]);
  return (
    <section ref={box} tabIndex={-1} className="stack stack-tight" aria-labelledby="lijkt-kop">
      <Banner
        tone="warn"
        title={say("alike_title", { count: alike.rows.length })}
        action={
          <Button isPending={isPending} onClick={() => onSend({ ...alike.input, anyway: true })}>
            {say("anyway")}
          </Button>
        }
      >
        <span id="lijkt-kop">{say("alike_text")}</span>
      </Banner>
      <ul className="plain-list sheet">
        {alike.rows.map((row) => (
          <li key={row.person_id} className="own-case-alike">
            <span>
              <strong>{row.name}</strong>
              <span className="quiet">
                {[row.village, row.birth_on && fullDate(row.birth_on)]
                  .filter(Boolean)
                  .map((fact) => `, ${fact}`)}
              </span>
              <br />
              <span className="quiet small">{standing(row)}</span>
            </span>
            {row.open ? (
              <LinkButton isSmall href={`/werklijst/${row.referral_id}`}>
                {say("alike_go", { name: row.name })}
              </LinkButton>
            ) : (
              <Button
                isSmall
                isPending={isPending}
                onClick={() => onSend({ ...alike.input, person_id: row.person_id })}
              >
                {say("alike_again", { name: row.name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function standing(row: KnownResident): string {
  if (row.open) return say("alike_open", { name: row.worker_name });
  return row.referral_id ? say("alike_past", { name: row.worker_name }) : say("alike_none");
}

function caseFrom(data: FormData, needs: readonly string[]): NewOwnCase {
  return {
    given_name: textIn(data, "given_name"),
    family_name: textIn(data, "family_name"),
    phone: textIn(data, "phone") || undefined,
    village: textIn(data, "village"),
    birth_on: textIn(data, "birth_on") || undefined,
    source: textIn(data, "source") as NewOwnCase["source"],
    needs: needs.filter(isNeed),
    sentence: textIn(data, "sentence"),
    call_when: textIn(data, "call_when"),
    voicemail_allowed: data.has("voicemail_allowed"),
  };
}
