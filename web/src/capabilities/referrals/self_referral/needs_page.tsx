import { useState } from "preact/hooks";
import { CheckboxGroup } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { needCodes } from "../../people/need_words";
import type { Answers } from "./answers";
import { Heading, OnAndBack, type StepProps } from "./heading";
import { say } from "./words";

export function NeedsPage({ answers, change, onNext, onBack }: StepProps) {
  const [errors, setErrors] = useState<Record<string, string>>();
  return (
    <>
      <Heading>{say("needs.title")}</Heading>
      <Form
        aria-label={say("needs.title")}
        validationErrors={errors}
        onSubmit={() =>
          answers.needs.length > 0 ? onNext() : setErrors({ needs: say("needs.missing") })
        }
      >
        <CheckboxGroup
          name="needs"
          label={say("needs.title")}
          isLegendHidden
          hint={say("needs.hint")}
          choices={needCodes.map((value) => ({ value, label: say(`need.${value}`) }))}
          values={answers.needs}
          onChange={(needs) => change({ needs: needs as Answers["needs"], face: null })}
        />
        <OnAndBack onBack={onBack} />
      </Form>
    </>
  );
}
