// By whom, whom or from where; in which days; and why. Without a reason nothing is looked up.
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup, Select } from "../../../components/choice/choice";
import { DateFields, DateInput } from "../../../components/date_fields/date_fields";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea, TextField } from "../../../components/text_field/text_field";
import type { LogAccount, LogAsk } from "../../../kernel/api_types";
import { isoDay, now } from "../../../kernel/dates";
import { say } from "./words";

const ways = ["account", "person", "address"] as const;
const monthAgo = 30 * 24 * 3_600_000;

interface LogFormProps {
  accounts: readonly LogAccount[];
  isPending: boolean;
  error: unknown;
  onSubmit: (question: LogAsk) => void;
}

export function LogForm({ accounts, isPending, error, onSubmit }: LogFormProps) {
  const [way, setWay] = useState<string>("account");
  const errors = useMemo(() => objections(error), [error]);
  return (
    <section className="sheet" aria-labelledby="zoek-kop">
      <h2 id="zoek-kop">{say("log.ask")}</h2>
      <p className="quiet">{say("log.ask_hint")}</p>
      <Form
        aria-labelledby="zoek-kop"
        validationErrors={errors}
        onSubmit={(data) => {
          if (isPending) return;
          const text = (name: string) => String(data.get(name) ?? "").trim();
          onSubmit({
            looked_by: way as LogAsk["looked_by"],
            subject: text("subject"),
            ...(way === "person" ? { birth_on: text("birth_on") } : {}),
            from_on: text("from_on"),
            until_on: text("until_on"),
            reason: text("reason"),
          });
        }}
      >
        <RadioGroup
          name="looked_by"
          label={say("log.way")}
          value={way}
          onChange={setWay}
          choices={ways.map((value) => ({ value, label: say(`log.way.${value}`) }))}
        />
        {way === "account" && (
          <Select
            name="subject"
            label={say("log.account")}
            missing={say("log.account_missing")}
            emptyLabel={say("log.account_missing")}
            choices={accounts.map((one) => ({
              value: one.id,
              label: one.active ? one.name : say("log.left", { name: one.name }),
            }))}
            required
          />
        )}
        {way === "person" && (
          <>
            <TextField
              name="subject"
              label={say("log.family_name")}
              hint={say("log.family_name_hint")}
              missing={say("log.family_name_missing")}
              maxLength={200}
              autoComplete="off"
              required
            />
            <DateFields name="birth_on" label={say("log.birth")} required />
          </>
        )}
        {way === "address" && (
          <TextField
            name="subject"
            label={say("log.address")}
            hint={say("log.address_hint")}
            missing={say("log.address_missing")}
            maxLength={200}
            autoComplete="off"
            required
          />
        )}
        <div className="row-field breach-moment">
          <DateInput
            name="from_on"
            label={say("log.from")}
            defaultValue={isoDay(now() - monthAgo)}
            required
          />
          <DateInput
            name="until_on"
            label={say("log.until")}
            defaultValue={isoDay(now())}
            required
          />
        </div>
        <TextArea
          name="reason"
          label={say("log.reason")}
          hint={say("log.reason_hint")}
          missing={say("log.reason_missing")}
          maxLength={2000}
          rows={3}
          required
        />
        {error != null && !errors && <Banner tone="danger">{say("log.failed")}</Banner>}
        <div>
          <Button type="submit" kind="main" isPending={isPending}>
            {say("log.search")}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function objections(error: unknown) {
  return fieldWords(error, {
    subject: { unknown: say("log.unknown"), not_one: say("log.not_one") },
    until_on: { out_of_range: say("log.period_wrong") },
    reason: { required: say("log.reason_missing") },
  });
}
