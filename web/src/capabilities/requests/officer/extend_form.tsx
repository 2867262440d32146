// Once, and before the month is over: why the answer takes longer. Who asked reads or hears it.
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { DateInput } from "../../../components/date_fields/date_fields";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea } from "../../../components/text_field/text_field";
import type { ClockedRequest } from "../../../kernel/api_types";
import { isoDay, now } from "../../../kernel/dates";
import { useExtend } from "./queries";
import { say } from "./words";

export function ExtendForm({ row, months }: { row: ClockedRequest; months: number }) {
  const extend = useExtend(row);
  const errors = useMemo(
    () =>
      fieldWords(extend.error, {
        words: { required: say("why_missing") },
        told_on: { out_of_range: say("told_on_wrong") },
      }),
    [extend.error],
  );
  return (
    <Disclosure title={say("extend", { count: months })}>
      <Form
        aria-label={say("extend_of", { name: row.name })}
        validationErrors={errors}
        onSubmit={(data) => {
          if (extend.isPending) return;
          extend.mutate({
            words: String(data.get("words") ?? "").trim(),
            told_on: String(data.get("told_on") ?? ""),
          });
        }}
      >
        <p>{say(row.written ? "extend_means_written" : "extend_means")}</p>
        <TextArea
          name="words"
          label={say("why")}
          hint={row.written ? undefined : say("why_hint")}
          missing={say("why_missing")}
          maxLength={2000}
          rows={3}
          required
        />
        {row.written && (
          <DateInput
            name="told_on"
            label={say("told_on")}
            missing={say("told_on_wrong")}
            defaultValue={isoDay(now())}
            required
          />
        )}
        {extend.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
        <div>
          <Button type="submit" isPending={extend.isPending}>
            {say("extend_now")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
