// Who says yes for the resident, or with him. Of a child below 16 which parent, and how: nobody concludes it from
// an age. Of an adult it is asked per question whether he can decide, and the answer is yes until somebody says why not.
import { useState } from "preact/hooks";
import { Checkbox, RadioGroup } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { TextField } from "../../../components/text_field/text_field";
import type { NewReferral } from "../../../kernel/api_types";
import type { WhoAgrees } from "./who_agrees";
import { say } from "./words";

type ParentYes = NonNullable<NewReferral["parent"]>;

interface ParentFieldsProps {
  name: string;
  who: WhoAgrees;
}

export function ParentFields({ name, who }: ParentFieldsProps) {
  if (who === "resident") return <Representative name={name} />;
  return (
    <fieldset className="stack stack-tight">
      <legend className="field-label">{say("parent.title")}</legend>
      <TextField
        name="parent.name"
        label={say("parent.name", { name })}
        missing={say("parent.name_missing")}
        maxLength={120}
        autoComplete="off"
        required
      />
      <RadioGroup
        name="parent.relation"
        label={say("parent.relation")}
        choices={["parent", "guardian"].map((value) => ({
          value,
          label: say(`parent.is_${value}` as "parent.is_parent"),
        }))}
        missing={say("parent.relation_missing")}
        isRow
        required
      />
      <RadioGroup
        name="parent.given_how"
        label={say("parent.how")}
        choices={["spoken", "on_paper"].map((value) => ({
          value,
          label: say(`parent.${value}` as "parent.spoken"),
        }))}
        missing={say("parent.how_missing")}
        isRow
        required
      />
    </fieldset>
  );
}

interface OwnPhonesBoxProps {
  name: string;
  isAsked: boolean;
  onAsk: (isAsked: boolean) => void;
}

/** Of a child from 12: the child and a parent each say it on the own phone. */
export function OwnPhonesBox({ name, isAsked, onAsk }: OwnPhonesBoxProps) {
  return (
    <Checkbox
      name="on_own_phones"
      label={say("phones.ask", { name })}
      hint={say("phones.hint")}
      isChecked={isAsked}
      onChange={onAsk}
    />
  );
}

const representatives = [
  "curator",
  "mentor",
  "estate_administrator",
  "proxy",
  "partner",
  "family",
] as const;

/** Folded: an adult decides, until it is judged otherwise for this question. */
function Representative({ name }: { name: string }) {
  const [decides, setDecides] = useState(true);
  return (
    <Disclosure title={say(decides ? "for_him.can" : "for_him.cannot", { name })}>
      <fieldset className="stack stack-tight">
        <legend className="field-label">{say("for_him.title", { name })}</legend>
        <RadioGroup
          name="decides"
          label={say("for_him.question", { name })}
          choices={["yes", "no"].map((value) => ({
            value,
            label: say(`for_him.${value}` as "for_him.yes"),
          }))}
          value={decides ? "yes" : "no"}
          onChange={(value) => setDecides(value === "yes")}
          isRow
        />
        {!decides && (
          <>
            <TextField
              name="parent.why"
              label={say("for_him.why", { name })}
              missing={say("for_him.why_missing")}
              maxLength={300}
              required
            />
            <RadioGroup
              name="parent.relation"
              label={say("for_him.relation")}
              hint={say("for_him.order")}
              missing={say("for_him.relation_missing")}
              choices={representatives.map((value) => ({
                value,
                label: say(`for_him.is_${value}`),
              }))}
              required
            />
            <TextField
              name="parent.name"
              label={say("for_him.name")}
              missing={say("for_him.name_missing")}
              maxLength={120}
              autoComplete="off"
              required
            />
            <RadioGroup
              name="parent.given_how"
              label={say("for_him.how")}
              choices={["spoken", "on_paper"].map((value) => ({
                value,
                label: say(`parent.${value}` as "parent.spoken"),
              }))}
              missing={say("for_him.how_missing")}
              isRow
              required
            />
            <p className="quiet">{say("for_him.told", { name })}</p>
          </>
        )}
      </fieldset>
    </Disclosure>
  );
}

/** What the form says of who says yes beside the resident, as the server asks it. */
export function parentIn(form: FormData, who: WhoAgrees): { parent?: ParentYes } {
  if (who === "resident" && form.get("decides") !== "no") return {};
  const why = String(form.get("parent.why") ?? "").trim();
  return {
    parent: {
      ...(why ? { why } : {}),
      name: String(form.get("parent.name") ?? "").trim(),
      relation: String(form.get("parent.relation") ?? "") as ParentYes["relation"],
      given_how: String(form.get("parent.given_how") ?? "") as ParentYes["given_how"],
    },
  };
}

/** What is wrong with them, beside the field it is about. */
export function parentWords() {
  const name = say("parent.name_missing");
  return {
    "parent.why": { required: say("for_him.why_missing") },
    "parent.name": { required: name, too_short: name, too_long: name },
    "parent.relation": {
      required: say("parent.relation_missing"),
      not_a_choice: say("parent.relation_missing"),
      somebody_is_named: say("for_him.somebody_is_named"),
      not_written_down: say("for_him.not_written_down"),
    },
    "parent.given_how": {
      required: say("parent.how_missing"),
      not_a_choice: say("parent.how_missing"),
    },
  };
}
