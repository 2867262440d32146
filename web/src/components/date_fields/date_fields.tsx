import { useId, useRef, useState } from "preact/hooks";
import { dateFromParts } from "../../kernel/dates";
import { Field, FieldGroup, type FieldLook } from "../field/field";
import { say } from "../words";
import "../text_field/text_field.css";
import "./date_fields.css";

export interface DateFieldsProps extends FieldLook {
  name: string;
  /** "1959-05-03" */
  defaultValue?: string;
  onChange?: (date: string | null) => void;
  required?: boolean;
  autoComplete?: "bday";
}

/** A date that people know by heart: three boxes. The form gets it as "1959-05-03". */
export function DateFields(props: DateFieldsProps) {
  const { name, defaultValue = "", onChange, required, autoComplete, ...look } = props;
  const [year = "", month = "", day = ""] = defaultValue.split("-");
  const parts = useRef({ day, month, year });
  const [date, setDate] = useState(defaultValue);
  const first = useRef<HTMLInputElement>(null);

  function change(part: "day" | "month" | "year", text: string) {
    parts.current[part] = text;
    const { day, month, year } = parts.current;
    const next = dateFromParts(day, month, year);
    const isEmpty = !day && !month && !year;
    // The browser's own check knows no three boxes: the first one carries the objection.
    first.current?.setCustomValidity(next || isEmpty ? "" : say("field.date"));
    setDate(next ?? "");
    onChange?.(next);
  }

  return (
    <FieldGroup name={name} missing={look.missing ?? say("field.date")} {...look}>
      <div className="date-fields">
        <DatePart
          label={say("day")}
          value={day}
          size={2}
          required={required}
          autoComplete={autoComplete && "bday-day"}
          inputRef={first}
          onInput={(text) => change("day", text)}
        />
        <DatePart
          label={say("month")}
          value={month}
          size={2}
          required={required}
          autoComplete={autoComplete && "bday-month"}
          onInput={(text) => change("month", text)}
        />
        <DatePart
          label={say("year")}
          value={year}
          size={4}
          required={required}
          autoComplete={autoComplete && "bday-year"}
          onInput={(text) => change("year", text)}
        />
        <input type="hidden" name={name} value={date} />
      </div>
    </FieldGroup>
  );
}

interface DatePartProps {
  label: string;
  value: string;
  size: number;
  required?: boolean;
  autoComplete?: string;
  inputRef?: { current: HTMLInputElement | null };
  onInput: (text: string) => void;
}

function DatePart(props: DatePartProps) {
  const id = useId();
  return (
    <span className="date-part">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        ref={props.inputRef}
        className="control control-short"
        style={{ "--width": `${props.size + 1}ch` }}
        type="text"
        inputMode="numeric"
        maxLength={props.size}
        defaultValue={props.value}
        required={props.required}
        autoComplete={props.autoComplete}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </span>
  );
}

export interface DateInputProps extends FieldLook {
  value?: string;
  defaultValue?: string;
  min?: string;
  max?: string;
  onChange?: (date: string) => void;
  required?: boolean;
}

/** A day to look up or plan: the calendar of the browser itself. */
export function DateInput(props: DateInputProps) {
  const { value, defaultValue, min, max, onChange, required, ...look } = props;
  return (
    <Field {...look}>
      {(ids) => (
        <input
          {...ids}
          className="control control-date"
          type="date"
          name={look.name}
          value={value}
          defaultValue={defaultValue}
          min={min}
          max={max}
          required={required}
          onInput={(event) => onChange?.(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
