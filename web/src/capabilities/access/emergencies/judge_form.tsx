// The verdict on one emergency: in order, or not and why.
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea } from "../../../components/text_field/text_field";
import type { EmergencyReview, Verdict } from "../../../kernel/api_types";
import { useJudge } from "./queries";
import { say } from "./words";

type Choice = Verdict["verdict"];

export function JudgeForm({ row }: { row: EmergencyReview }) {
  const judge = useJudge(row);
  const [verdict, setVerdict] = useState<Choice | "">("");
  const errors = useMemo(
    () => fieldWords(judge.error, { words: { required: say("why_missing") } }),
    [judge.error],
  );
  return (
    <Form
      aria-label={say("judge_of", { name: row.person_name })}
      validationErrors={errors}
      onSubmit={(data) => {
        if (judge.isPending || verdict === "") return;
        judge.mutate({ verdict, words: String(data.get("words") ?? "").trim() });
      }}
    >
      <RadioGroup
        name="verdict"
        label={say("judge")}
        missing={say("judge_missing")}
        choices={(["in_order", "not_in_order"] as const).map((value) => ({
          value,
          label: say(value),
        }))}
        value={verdict}
        onChange={(value) => setVerdict(value as Choice)}
        isRow
        required
      />
      <TextArea
        name="words"
        label={say(verdict === "not_in_order" ? "why" : "remark")}
        missing={say("why_missing")}
        maxLength={2000}
        rows={2}
        required={verdict === "not_in_order"}
      />
      {judge.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
      <div>
        <Button type="submit" isPending={judge.isPending}>
          {say("save")}
        </Button>
      </div>
    </Form>
  );
}
