// The answer to a resident: one choice and, where it is no or a part, why.
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { RadioGroup } from "../../components/choice/choice";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { TextArea } from "../../components/text_field/text_field";
import type { RequestAnswer, RequestRow } from "../../kernel/api_types";
import { useAnswerRequest } from "./queries";
import { say } from "./words";

type Choice = RequestAnswer["answer"];

export function AnswerForm({ row }: { row: RequestRow }) {
  const answer = useAnswerRequest(row);
  const [isOpen, setIsOpen] = useState(false);
  const errors = useMemo(() => objections(answer.error), [answer.error]);
  const name = row.person_name;
  if (row.kind === "statement") {
    return (
      <div>
        <Button
          label={say("seen_from", { name })}
          isPending={answer.isPending}
          onClick={() => !answer.isPending && answer.mutate({ answer: "seen", words: "" })}
        >
          {say("seen")}
        </Button>
        {answer.isError && <Banner tone="danger">{say("not_saved")}</Banner>}
      </div>
    );
  }
  if (!isOpen) {
    return (
      <div>
        <Button label={say("answer_to", { name })} onClick={() => setIsOpen(true)}>
          {say("answer")}
        </Button>
      </div>
    );
  }
  return (
    <Form
      aria-label={say("answer_to", { name })}
      validationErrors={errors}
      onSubmit={(data) => {
        if (answer.isPending) return;
        answer.mutate({
          answer: data.get("answer") as Choice,
          words: String(data.get("words") ?? "").trim(),
        });
      }}
    >
      <RadioGroup
        name="answer"
        label={say("answer")}
        missing={say("choose")}
        required
        choices={(["done", "partly", "refused"] as const).map((value) => ({
          value,
          label: say(`answer.${value}`),
        }))}
      />
      <TextArea name="words" label={say("words")} hint={say("words_hint")} maxLength={2000} />
      {answer.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
      <Button type="submit" kind="main" isPending={answer.isPending}>
        {say("send")}
      </Button>
    </Form>
  );
}

function objections(error: unknown) {
  return fieldWords(error, {
    words: { required: say("words_missing") },
    answer: { not_a_choice: say("choose") },
  });
}
