// What is not right any more: a word that was written down wrong, somebody who died or moved, a row
// that was made twice.

import { useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { RadioGroup } from "../../components/choice/choice";
import { Disclosure } from "../../components/disclosure/disclosure";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { StatusLine } from "../../components/status_line/status_line";
import { Problem } from "../../kernel/api";
import type { CorrectionView, PersonPage } from "../../kernel/api_types";
import { fullDate, shortDay } from "../../kernel/dates";
import { OpenedHere } from "./open_patient/opened_here";
import {
  BirthField,
  EmailField,
  NameFields,
  PhoneField,
  personObjections,
  textIn,
} from "./person_fields";
import { PersonChoice } from "./person_search";
import { type SaidStatus, useChangeStatus, useCorrect, useLayBeside } from "./queries";
import { say } from "./words";

const said: readonly SaidStatus[] = ["deceased", "moved", "changed_practice"];

export default function LifecyclePanel({ person }: { person: PersonPage }) {
  return (
    <section className="sheet no-print" aria-labelledby="klopt-kop">
      <h2 id="klopt-kop">{say("life.title")}</h2>
      <OpenedHere />
      <Disclosure title={say("life.fix")}>
        <Correct key={person.version} person={person} />
      </Disclosure>
      {person.status === "active" && (
        <>
          <Disclosure title={say("life.gone")}>
            <Gone person={person} />
          </Disclosure>
          <Disclosure title={say("life.same")}>
            <Same person={person} />
          </Disclosure>
          <p>
            <a href={`/patienten/${person.id}/splitsen`}>{say("life.split")}</a>
          </p>
        </>
      )}
    </section>
  );
}

function Correct({ person }: { person: PersonPage }) {
  const correct = useCorrect(person.id);
  const errors = useMemo(() => fieldWords(correct.error, personObjections()), [correct.error]);
  return (
    <Form
      aria-label={say("life.fix")}
      validationErrors={errors}
      onSubmit={(data) =>
        correct.mutate({
          version: person.version,
          given_name: textIn(data, "given_name"),
          family_name: textIn(data, "family_name"),
          birth_on: textIn(data, "birth_on"),
          phone: textIn(data, "phone"),
          email: textIn(data, "email"),
        })
      }
    >
      <p className="quiet">{say("life.fix_hint")}</p>
      <NameFields person={person} />
      <BirthField known={person.birth_on} />
      <PhoneField known={person.phone} />
      <EmailField known={person.email} />
      {correct.isError && !errors && <Banner tone="danger">{say("life.failed")}</Banner>}
      <div>
        <Button type="submit" isPending={correct.isPending}>
          {say("life.fix_save")}
        </Button>
      </div>
      <StatusLine tone="ok">{correct.isSuccess && say("life.fixed")}</StatusLine>
      <Trace person={person} />
    </Form>
  );
}

function Trace({ person }: { person: PersonPage }) {
  if (person.corrections.length === 0) return null;
  return (
    <ul className="plain-list quiet">
      {person.corrections.map((one) => (
        <li key={`${one.at} ${one.field}`}>
          {say("life.former", {
            former: formerWords(one),
            field: say(`life.field.${one.field as "phone"}`),
            name: one.by_name,
            date: shortDay(one.at),
          })}
        </li>
      ))}
    </ul>
  );
}

function formerWords({ field, former }: CorrectionView): string {
  if (former === "") return say("life.nothing");
  return field === "birth_on" ? fullDate(former) : former;
}

function Gone({ person }: { person: PersonPage }) {
  const change = useChangeStatus(person);
  return (
    <Form
      aria-label={say("life.gone")}
      onSubmit={(data) => !change.isPending && change.mutate(data.get("status") as SaidStatus)}
    >
      <RadioGroup
        name="status"
        label={say("life.which")}
        choices={said.map((status) => ({ value: status, label: say(`status.${status}`) }))}
        missing={say("life.which_missing")}
        required
      />
      <p>{say("life.gone_text")}</p>
      {change.isError && <Banner tone="danger">{say("life.failed")}</Banner>}
      <div>
        <Button type="submit" isPending={change.isPending}>
          {say("life.gone_save")}
        </Button>
      </div>
    </Form>
  );
}

function Same({ person }: { person: PersonPage }) {
  const [words, setWords] = useState("");
  const { route } = useLocation();
  const beside = useLayBeside(person);
  const choose = (id: string) => {
    if (beside.isPending) return;
    beside.mutate(id, { onSuccess: (pair) => route(`/dubbel/${pair.pair_id}`) });
  };
  return (
    <div className="stack stack-tight">
      <p className="quiet">{say("life.same_hint")}</p>
      <PersonChoice
        words={words}
        onWords={setWords}
        without={person.id}
        chooseLabel={(name) => say("life.same_choose", { name })}
        onChoose={choose}
      />
      {beside.isError && <Banner tone="danger">{objection(beside.error)}</Banner>}
    </div>
  );
}

function objection(error: unknown): string {
  const code = error instanceof Problem ? error.code : "";
  if (code === "person.not_active") return say("life.not_active");
  return say("life.failed");
}
