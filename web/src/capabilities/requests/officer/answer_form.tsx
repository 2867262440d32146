// What came by letter or phone was answered that way: noted with its day.
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { DateInput } from "../../../components/date_fields/date_fields";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea } from "../../../components/text_field/text_field";
import type { ClockedRequest } from "../../../kernel/api_types";
import { isoDay, now } from "../../../kernel/dates";
import { useAnswerWritten } from "./queries";
import { say } from "./words";

export function AnswerForm({ row }: { row: ClockedRequest }) {
  const answer = useAnswerWritten(row);
  const errors = useMemo(
    () =>
      fieldWords(answer.error, {
        words: { required: say("answer_why_missing") },
        answered_on: { out_of_range: say("answered_on_wrong") },
      }),
    [answer.error],
  );
  return (
    <Disclosure title={say("answer")}>
      <Form
        aria-label={say("answer_to", { name: row.name })}
        validationErrors={errors}
        onSubmit={(data) => {
          if (answer.isPending) return;
          answer.mutate({
            answer: String(data.get("answer") ?? "") as "done",
            words: String(data.get("words") ?? "").trim(),
            answered_on: String(data.get("answered_on") ?? ""),
          });
        }}
      >
        <RadioGroup
          name="answer"
          label={say("answer_what")}
          missing={say("answer_missing")}
          choices={(["done", "partly", "refused"] as const).map((value) => ({
            value,
            label: say(`answer.${value}`),
          }))}
          required
        />
        <TextArea
          name="words"
          label={say("answer_words")}
          hint={say("answer_words_hint")}
          maxLength={2000}
          rows={3}
        />
        <DateInput
          name="answered_on"
          label={say("answered_on")}
          missing={say("answered_on_wrong")}
          defaultValue={isoDay(now())}
          required
        />
        {answer.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
        <div>
          <Button type="submit" isPending={answer.isPending}>
            {say("answer_save")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
