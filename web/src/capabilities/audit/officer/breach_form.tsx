// What happened and what was decided. All but the first two may stay open until it is known.
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { CheckboxGroup, RadioGroup } from "../../../components/choice/choice";
import { DateInput } from "../../../components/date_fields/date_fields";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextArea, TextField } from "../../../components/text_field/text_field";
import type { BreachFacts } from "../../../kernel/api_types";
import { isoDay, now } from "../../../kernel/dates";
import { classNames } from "./class_names";
import { say } from "./words";

const zone = "Europe/Amsterdam";

/** Found at this moment: the most that is known of a new one. */
export function factsOfNow(): BreachFacts {
  return {
    discovered_on: isoDay(now()),
    discovered_clock: clockNow(),
    what: "",
    kind: "",
    classes: [],
    people: 0,
    risk: "",
    measures: "",
    report: "",
    reported_on: "",
    reported_clock: "",
    report_words: "",
    told: "",
    told_on: "",
    told_words: "",
  };
}

function clockNow(): string {
  return new Intl.DateTimeFormat("nl-NL", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  }).format(now());
}

interface BreachFormProps {
  label: string;
  facts: BreachFacts;
  isPending: boolean;
  error: unknown;
  onSubmit: (facts: BreachFacts) => void;
  onStop?: () => void;
}

export function BreachForm({ label, facts, isPending, error, onSubmit, onStop }: BreachFormProps) {
  const [classes, setClasses] = useState<string[]>(facts.classes);
  const [report, setReport] = useState(facts.report);
  const [told, setTold] = useState(facts.told);
  const errors = useMemo(() => objections(error), [error]);
  return (
    <Form
      aria-label={label}
      validationErrors={errors}
      onSubmit={(data) => !isPending && onSubmit(factsOf(data, classes))}
    >
      <div className="row-field breach-moment">
        <DateInput
          name="discovered_on"
          label={say("discovered_on")}
          missing={say("discovered_wrong")}
          defaultValue={facts.discovered_on}
          max={isoDay(now())}
          required
        />
        <ClockField
          name="discovered_clock"
          label={say("discovered_clock")}
          value={facts.discovered_clock}
        />
      </div>
      <TextArea
        name="what"
        label={say("what")}
        hint={say("what_hint")}
        missing={say("what_missing")}
        defaultValue={facts.what}
        maxLength={4000}
        rows={4}
        required
      />
      <RadioGroup
        name="kind"
        label={say("kind")}
        defaultValue={facts.kind}
        choices={(["confidentiality", "integrity", "availability"] as const).map((value) => ({
          value,
          label: say(`kind.${value}`),
        }))}
      />
      <CheckboxGroup
        name="classes"
        label={say("classes")}
        isRow
        values={classes}
        onChange={setClasses}
        choices={classNames.map((value) => ({ value, label: say(`class.${value}`) }))}
      />
      <TextField
        name="people"
        label={say("people")}
        hint={say("people_hint")}
        type="number"
        width={9}
        defaultValue={String(facts.people)}
      />
      <RadioGroup
        name="risk"
        label={say("risk")}
        defaultValue={facts.risk}
        choices={(["none", "some", "high"] as const).map((value) => ({
          value,
          label: say(`risk.${value}`),
        }))}
      />
      <TextArea
        name="measures"
        label={say("measures")}
        hint={say("measures_hint")}
        defaultValue={facts.measures}
        maxLength={4000}
        rows={3}
      />
      <RadioGroup
        name="report"
        label={say("report")}
        value={report}
        onChange={setReport}
        choices={["", "reported", "not_reported"].map((value) => ({
          value,
          label: say(`report.${value || "open"}` as "report.open"),
        }))}
      />
      {report === "reported" && (
        <div className="row-field breach-moment">
          <DateInput
            name="reported_on"
            label={say("reported_on")}
            missing={say("reported_wrong")}
            defaultValue={facts.reported_on || isoDay(now())}
            max={isoDay(now())}
            required
          />
          <ClockField
            name="reported_clock"
            label={say("reported_clock")}
            value={facts.reported_clock || clockNow()}
          />
        </div>
      )}
      {report !== "" && (
        <TextArea
          name="report_words"
          label={say(report === "reported" ? "report_words" : "report_why_not")}
          hint={report === "reported" ? say("report_words_hint") : undefined}
          missing={say("report_why_missing")}
          defaultValue={facts.report_words}
          maxLength={2000}
          rows={2}
          required={report === "not_reported"}
        />
      )}
      <RadioGroup
        name="told"
        label={say("told")}
        hint={say("told_hint")}
        value={told}
        onChange={setTold}
        choices={["", "told", "not_told"].map((value) => ({
          value,
          label: say(`told.${value || "open"}` as "told.open"),
        }))}
      />
      {told === "told" && (
        <DateInput
          name="told_on"
          label={say("told_on")}
          missing={say("told_wrong")}
          defaultValue={facts.told_on || isoDay(now())}
          max={isoDay(now())}
          required
        />
      )}
      {told !== "" && (
        <TextArea
          name="told_words"
          label={say(told === "told" ? "told_how" : "told_why_not")}
          missing={say("told_why_missing")}
          defaultValue={facts.told_words}
          maxLength={2000}
          rows={2}
          required={told === "not_told"}
        />
      )}
      {error != null && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
      <div className="row">
        <Button type="submit" kind="main" isPending={isPending}>
          {say("save")}
        </Button>
        {onStop && (
          <Button kind="quiet" onClick={onStop}>
            {say("cancel")}
          </Button>
        )}
      </div>
    </Form>
  );
}

function ClockField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <TextField
      name={name}
      label={label}
      missing={say("clock_wrong")}
      defaultValue={value}
      width={6}
      minLength={5}
      maxLength={5}
      autoComplete="off"
      required
    />
  );
}

function factsOf(data: FormData, classes: string[]): BreachFacts {
  const text = (name: string) => String(data.get(name) ?? "").trim();
  return {
    discovered_on: text("discovered_on"),
    discovered_clock: text("discovered_clock").replace(".", ":"),
    what: text("what"),
    kind: text("kind"),
    classes: classNames.filter((one) => classes.includes(one)),
    people: Math.max(0, Math.round(Number(text("people")) || 0)),
    risk: text("risk"),
    measures: text("measures"),
    report: text("report"),
    reported_on: text("reported_on"),
    reported_clock: text("reported_clock").replace(".", ":"),
    report_words: text("report_words"),
    told: text("told"),
    told_on: text("told_on"),
    told_words: text("told_words"),
  };
}

function objections(error: unknown) {
  return fieldWords(error, {
    what: { required: say("what_missing") },
    discovered_on: { out_of_range: say("discovered_wrong") },
    discovered_clock: { malformed: say("clock_wrong") },
    reported_on: { required: say("reported_wrong"), out_of_range: say("reported_wrong") },
    report: { risk_is_reported: say("risk_is_reported") },
    report_words: { required: say("report_why_missing") },
    told_on: { required: say("told_wrong"), out_of_range: say("told_wrong") },
    told_words: { required: say("told_why_missing") },
  });
}
