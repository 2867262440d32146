import { Search } from "lucide-preact";
import type { JSX } from "preact";
import { classes } from "../classes";
import { Field, type FieldLook } from "../field/field";
import "./text_field.css";

interface TextControl extends FieldLook {
  /** Controlled: with `onInput`. Left out: the form owns what is typed. */
  value?: string;
  defaultValue?: string;
  onInput?: (value: string) => void;
  onBlur?: () => void;
  required?: boolean;
  maxLength?: number;
  minLength?: number;
  autoComplete?: string;
  isReadOnly?: boolean;
}

export interface TextFieldProps extends TextControl {
  type?: "text" | "email" | "tel" | "url" | "password" | "number";
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email";
  /** Width in figures, for short answers: a code, a postcode. */
  width?: number;
}

export function TextField(props: TextFieldProps) {
  const { type = "text", inputMode, width } = props;
  return (
    <Field {...lookOf(props)}>
      {(ids) => (
        <input
          {...ids}
          {...controlOf(props)}
          className={classes("control", width !== undefined && "control-short")}
          style={width === undefined ? undefined : { "--width": `${width}ch` }}
          type={type}
          inputMode={inputMode}
        />
      )}
    </Field>
  );
}

export interface TextAreaProps extends TextControl {
  rows?: number;
}

export function TextArea(props: TextAreaProps) {
  return (
    <Field {...lookOf(props)}>
      {(ids) => (
        <textarea
          {...ids}
          {...controlOf(props)}
          className="control control-tall"
          rows={props.rows ?? 4}
        />
      )}
    </Field>
  );
}

export type SearchFieldProps = TextControl;

/** Searches while typing; the count of what was found is a StatusLine below it. */
export function SearchField(props: SearchFieldProps) {
  return (
    <Field {...lookOf(props)} className="search-field">
      {(ids) => (
        <span className="search-box">
          <Search size={20} aria-hidden="true" />
          <input
            {...ids}
            {...controlOf(props)}
            className="control control-search"
            type="search"
            enterKeyHint="search"
            autoComplete="off"
          />
        </span>
      )}
    </Field>
  );
}

function lookOf({ name, label, hint, isOptional, missing, error }: TextControl): FieldLook {
  return { name, label, hint, isOptional, missing, error };
}

function controlOf(props: TextControl) {
  const { name, value, defaultValue, onInput, onBlur, required, maxLength, minLength } = props;
  return {
    name,
    value,
    defaultValue,
    required,
    maxLength,
    minLength,
    onBlur,
    readOnly: props.isReadOnly,
    autoComplete: props.autoComplete,
    onInput: (event: JSX.TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onInput?.(event.currentTarget.value),
  };
}
