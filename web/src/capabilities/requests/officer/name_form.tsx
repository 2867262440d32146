// Who looked is told, or refused with the ground: the resident reads the answer where the look stands.
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea } from "../../../components/text_field/text_field";
import type { ClockedRequest } from "../../../kernel/api_types";
import { useTellName } from "./queries";
import { say } from "./words";

export function NameForm({ row }: { row: ClockedRequest }) {
  const tell = useTellName(row);
  const errors = useMemo(
    () => fieldWords(tell.error, { words: { required: say("answer_why_missing") } }),
    [tell.error],
  );
  return (
    <Disclosure title={say("name_answer")}>
      <Form
        aria-label={say("name_answer_to", { name: row.name })}
        validationErrors={errors}
        onSubmit={(data) => {
          if (tell.isPending) return;
          tell.mutate({
            answer: String(data.get("answer") ?? "") as "done",
            words: String(data.get("words") ?? "").trim(),
          });
        }}
      >
        <RadioGroup
          name="answer"
          label={say("name_what")}
          hint={say("name_hint")}
          missing={say("name_missing")}
          choices={[
            ...(row.readers.length > 0
              ? [{ value: "done", label: say("name_tell"), hint: row.readers.join(", ") }]
              : []),
            { value: "refused", label: say("name_refuse") },
          ]}
          required
        />
        <TextArea
          name="words"
          label={say("name_words")}
          hint={say("name_words_hint")}
          maxLength={2000}
          rows={3}
        />
        {tell.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
        <div>
          <Button type="submit" isPending={tell.isPending}>
            {say("name_send")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
