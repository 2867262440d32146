// Of a child below 16: which parent said yes, and how. Nobody concludes it from an age.
import { RadioGroup } from "../../../components/choice/choice";
import { TextField } from "../../../components/text_field/text_field";
import type { NewReferral } from "../../../kernel/api_types";
import type { WhoAgrees } from "./who_agrees";
import { say } from "./words";

type ParentYes = NonNullable<NewReferral["parent"]>;

interface ParentFieldsProps {
  name: string;
  who: WhoAgrees;
}

/** Nothing of who decides alone. */
export function ParentFields({ name, who }: ParentFieldsProps) {
  if (who === "resident") return null;
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

/** What the form says of the parent, as the server asks it. */
export function parentIn(form: FormData, who: WhoAgrees): { parent?: ParentYes } {
  if (who === "resident") return {};
  return {
    parent: {
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
    "parent.name": { required: name, too_short: name, too_long: name },
    "parent.relation": {
      required: say("parent.relation_missing"),
      not_a_choice: say("parent.relation_missing"),
    },
    "parent.given_how": {
      required: say("parent.how_missing"),
      not_a_choice: say("parent.how_missing"),
    },
  };
}
