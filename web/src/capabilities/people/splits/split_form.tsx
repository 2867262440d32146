// Who the other is, and what is whose.
import { Split as SplitIcon } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea, TextField } from "../../../components/text_field/text_field";
import type { SplitPage } from "../../../kernel/api_types";
import { fullDate } from "../../../kernel/dates";
import { BirthField, NameFields, personObjections, textIn } from "../person_fields";
import { ChooseParts, chosenIn } from "./parts";
import type { SplitStep } from "./queries";
import { say } from "./words";

export interface SplitFormProps {
  page: SplitPage;
  take: (step: SplitStep) => void;
  isPending: boolean;
  error: unknown;
}

export function SplitForm({ page, take, isPending, error }: SplitFormProps) {
  const { person } = page;
  const errors = useMemo(() => fieldWords(error, objections()), [error]);
  const propose = (data: FormData) => {
    const phone = textIn(data, "phone");
    take({
      act: "propose",
      input: {
        version: page.first_version,
        given_name: textIn(data, "given_name"),
        family_name: textIn(data, "family_name"),
        birth_on: textIn(data, "birth_on"),
        ...(phone && { phone }),
        parts: chosenIn(data, page.parts),
        reason: textIn(data, "reason"),
      },
    });
  };
  return (
    <Form aria-label={say("title")} validationErrors={errors} onSubmit={propose}>
      <section className="sheet stack" aria-labelledby="ander-kop">
        <h2 id="ander-kop">{say("who.title")}</h2>
        <p className="quiet">
          {say("who.hint", { name: person.name, date: fullDate(person.birth_on) })}
        </p>
        <NameFields />
        <BirthField />
        <TextField name="phone" type="tel" label={say("who.phone")} width={18} isOptional />
      </section>
      <section className="sheet stack" aria-labelledby="delen-kop">
        <h2 id="delen-kop">{say("parts.title")}</h2>
        <p className="quiet">
          {say("parts.hint")} {say("parts.rest")}
        </p>
        <ChooseParts parts={page.parts} />
      </section>
      <section className="sheet stack" aria-labelledby="volgt-kop">
        <h2 id="volgt-kop">{say("follows.title")}</h2>
        <Follows />
        <TextArea
          name="reason"
          label={say("reason")}
          missing={say("reason_missing")}
          maxLength={500}
          rows={2}
          required
        />
        <div>
          <Button type="submit" kind="main" icon={SplitIcon} isPending={isPending}>
            {say("ask")}
          </Button>
        </div>
      </section>
    </Form>
  );
}

export function Follows() {
  return (
    <ul className="split-follows">
      <li>{say("follows.links")}</li>
      <li>{say("follows.safe")}</li>
      <li>{say("follows.helpers")}</li>
      <li>{say("follows.undo")}</li>
    </ul>
  );
}

function objections() {
  const known = personObjections();
  return { ...known, birth_on: { ...known.birth_on, not_a_choice: say("who.same") } };
}
