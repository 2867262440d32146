import { Form } from "../../../components/form/form";
import { TextArea } from "../../../components/text_field/text_field";
import { Heading, OnAndBack, type StepProps } from "./heading";
import { say } from "./words";

export function WordsPage({ answers, change, onNext, onBack }: StepProps) {
  return (
    <>
      <Heading>{say("words.title")}</Heading>
      <Form aria-label={say("words.title")} onSubmit={onNext}>
        <TextArea
          name="sentence"
          label={say("words.label")}
          hint={say("words.hint")}
          value={answers.sentence}
          onInput={(sentence) => change({ sentence })}
          maxLength={300}
          rows={5}
          isOptional
        />
        <OnAndBack onBack={onBack} />
      </Form>
    </>
  );
}
