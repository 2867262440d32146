// Whether the GP may know: no, unless the resident says so.
import { RadioGroup } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { TextField } from "../../../components/text_field/text_field";
import { Heading, OnAndBack, type StepProps } from "./heading";
import { say } from "./words";

export function PracticePage({ answers, change, onNext, onBack }: StepProps) {
  return (
    <>
      <Heading>{say("gp.title")}</Heading>
      <Form aria-label={say("gp.title")} onSubmit={onNext}>
        <RadioGroup
          name="tell_practice"
          label={say("gp.title")}
          isLegendHidden
          hint={say("gp.hint")}
          choices={[
            { value: "no", label: say("gp.no") },
            { value: "yes", label: say("gp.yes") },
          ]}
          value={answers.tell_practice ? "yes" : "no"}
          onChange={(answer) => change({ tell_practice: answer === "yes" })}
        />
        {answers.tell_practice && (
          <TextField
            name="practice_name"
            label={say("gp.practice")}
            missing={say("gp.practice_missing")}
            value={answers.practice_name}
            onInput={(practice_name) => change({ practice_name })}
            maxLength={120}
            required
          />
        )}
        <OnAndBack onBack={onBack} />
      </Form>
    </>
  );
}
