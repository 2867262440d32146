// Somebody is asked to read along: name, phone, what, and how long.
import { Send } from "lucide-preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { CheckboxGroup, RadioGroup } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextField } from "../../../components/text_field/text_field";
import { Problem } from "../../../kernel/api";
import { isoDay, now } from "../../../kernel/dates";
import { useAskCarer } from "./queries";
import { say } from "./words";

const terms = [1, 3, 12] as const;

export interface AskFormProps {
  /** What can be ticked; the first always belongs to it. */
  scopes: readonly string[];
  onAsked: (name: string) => void;
  onStop: () => void;
}

export function AskForm({ scopes, onAsked, onStop }: AskFormProps) {
  const ask = useAskCarer();
  const errors = useMemo(() => objections(ask.error), [ask.error]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [always = "", ...others] = scopes;
  return (
    <section className="sheet" aria-labelledby="meelezen-kop">
      <h2 id="meelezen-kop" ref={heading} tabIndex={-1}>
        {say("ask")}
      </h2>
      <Form
        aria-labelledby="meelezen-kop"
        validationErrors={errors}
        onSubmit={(data) => {
          if (ask.isPending) return;
          const name = String(data.get("name") ?? "").trim();
          ask.mutate(
            {
              name,
              phone: String(data.get("phone") ?? "").trim(),
              scope: [always, ...data.getAll("scope").map(String)],
              ends_on: dayInMonths(Number(data.get("months"))),
            },
            { onSuccess: () => onAsked(name) },
          );
        }}
      >
        <TextField
          name="name"
          label={say("name")}
          missing={say("name_missing")}
          maxLength={80}
          required
        />
        <TextField
          name="phone"
          type="tel"
          label={say("phone")}
          hint={say("phone_hint")}
          missing={say("phone_missing")}
          maxLength={30}
          required
        />
        <CheckboxGroup
          name="scope"
          label={say("scope")}
          hint={`${say(`scope.${always}` as "scope.progress")}. ${say("scope.progress_hint")}`}
          choices={others.map((one) => ({
            value: one,
            label: say(`scope.${one}` as "scope.facts"),
          }))}
        />
        <RadioGroup
          name="months"
          label={say("until")}
          missing={say("until_missing")}
          choices={terms.map((count) => ({
            value: String(count),
            label: say("months", { count }),
          }))}
          defaultValue="3"
          required
        />
        {ask.isError && !errors && <Banner tone="danger">{failure(ask.error)}</Banner>}
        <div className="row">
          <Button kind="main" type="submit" icon={Send} isPending={ask.isPending}>
            {say("send")}
          </Button>
          <Button kind="quiet" onClick={onStop}>
            {say("leave")}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function dayInMonths(count: number): string {
  const day = new Date(now());
  day.setMonth(day.getMonth() + count);
  day.setDate(day.getDate() - 1);
  return isoDay(day);
}

function objections(error: unknown) {
  const wrong = say("phone_wrong");
  return fieldWords(error, {
    name: { required: say("name_missing") },
    phone: { malformed: wrong, too_short: wrong, too_long: wrong },
  });
}

function failure(error: unknown): string {
  if (!(error instanceof Problem)) return say("not_done");
  if (error.code === "mandate.too_many") return say("too_many");
  return say(error.status === 429 ? "too_often" : "not_done");
}
