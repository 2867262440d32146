// How somebody can be called without trouble at home. A voicemail is never taken for granted.
import { Checkbox, Select } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { TextField } from "../../../components/text_field/text_field";
import { languageChoices } from "../../../kernel/languages";
import { Heading, OnAndBack, type StepProps } from "./heading";
import { say } from "./words";

export function SafeCallingPage({ answers, change, onNext, onBack }: StepProps) {
  return (
    <>
      <Heading>{say("call.title")}</Heading>
      <p className="quiet">{say("call.hint")}</p>
      <Form aria-label={say("call.title")} onSubmit={onNext}>
        <TextField
          name="call_when"
          label={say("call.when")}
          hint={say("call.when_hint")}
          value={answers.call_when}
          onInput={(call_when) => change({ call_when })}
          maxLength={120}
          isOptional
        />
        <Checkbox
          name="voicemail_allowed"
          label={say("call.voicemail")}
          hint={say("call.voicemail_hint")}
          isChecked={answers.voicemail_allowed}
          onChange={(voicemail_allowed) => change({ voicemail_allowed })}
        />
        <Select
          name="language"
          label={say("call.language")}
          choices={languageChoices(answers.language)}
          value={answers.language}
          onChange={(language) => change({ language })}
        />
        <Checkbox
          name="interpreter"
          label={say("call.interpreter")}
          isChecked={answers.interpreter}
          onChange={(interpreter) => change({ interpreter })}
        />
        <OnAndBack onBack={onBack} />
      </Form>
    </>
  );
}
