// Native choices: the whole label is the target.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { classes } from "../classes";
import { Field, FieldError, FieldGroup, type FieldLook } from "../field/field";
import { useFieldError } from "../form/form";
import "./choice.css";

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

export interface SelectProps extends FieldLook {
  choices: readonly Choice[];
  /** The first, empty choice: "Kies een praktijk". */
  emptyLabel?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  required?: boolean;
}

/** For more than 7 choices; up to 7: RadioGroup. */
export function Select({
  choices,
  emptyLabel,
  value,
  defaultValue,
  onChange,
  ...props
}: SelectProps) {
  return (
    <Field {...props}>
      {(ids) => (
        <select
          {...ids}
          className="control control-select"
          name={props.name}
          value={value ?? defaultValue}
          required={props.required}
          onChange={(event) => onChange?.(event.currentTarget.value)}
        >
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface RadioGroupProps extends FieldLook {
  name: string;
  choices: readonly Choice[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  required?: boolean;
  /** Side by side, for short labels. */
  isRow?: boolean;
  isLegendHidden?: boolean;
}

export function RadioGroup(props: RadioGroupProps) {
  const { choices, value, defaultValue, onChange, required, isRow, ...look } = props;
  return (
    <FieldGroup {...look}>
      <div className={classes("choices", isRow && "choices-row")}>
        {choices.map((choice) => (
          <Choosable key={choice.value} label={choice.label} hint={choice.hint}>
            <input
              className="choice-box choice-round"
              type="radio"
              name={props.name}
              value={choice.value}
              checked={value === undefined ? undefined : value === choice.value}
              defaultChecked={defaultValue === choice.value}
              required={required}
              onChange={() => onChange?.(choice.value)}
            />
          </Choosable>
        ))}
      </div>
    </FieldGroup>
  );
}

export interface CheckboxGroupProps extends FieldLook {
  name: string;
  choices: readonly Choice[];
  values?: readonly string[];
  defaultValues?: readonly string[];
  onChange?: (values: string[]) => void;
  isRow?: boolean;
  isLegendHidden?: boolean;
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const { choices, values, defaultValues, onChange, isRow, ...look } = props;
  function change(value: string, isOn: boolean) {
    const others = (values ?? []).filter((one) => one !== value);
    onChange?.(isOn ? [...others, value] : others);
  }
  return (
    <FieldGroup {...look}>
      <div className={classes("choices", isRow && "choices-row")}>
        {choices.map((choice) => (
          <Choosable key={choice.value} label={choice.label} hint={choice.hint}>
            <input
              className="choice-box"
              type="checkbox"
              name={props.name}
              value={choice.value}
              checked={values?.includes(choice.value)}
              defaultChecked={defaultValues?.includes(choice.value)}
              onChange={(event) => change(choice.value, event.currentTarget.checked)}
            />
          </Choosable>
        ))}
      </div>
    </FieldGroup>
  );
}

export interface CheckboxProps {
  name?: string;
  label: ComponentChildren;
  /** Below the label: exactly what follows from the tick. */
  hint?: ComponentChildren;
  value?: string;
  isChecked?: boolean;
  defaultChecked?: boolean;
  onChange?: (isChecked: boolean) => void;
  required?: boolean;
  missing?: string;
  /** The word stands before the box, small: "Gelukt". */
  isTrailing?: boolean;
  /** A longer name for who does not see the row it stands in. */
  "aria-label"?: string;
}

/** One box. For consent: never ticked beforehand, and the hint says what goes along. */
export function Checkbox(props: CheckboxProps) {
  const { name, label, hint, isChecked, onChange, isTrailing, missing } = props;
  const id = useId();
  const error = useFieldError(name);
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className="checkbox-field" data-field={name} data-missing={missing}>
      <label className={classes("choice", isTrailing && "choice-trailing")}>
        <input
          className="choice-box"
          type="checkbox"
          name={name}
          value={props.value ?? "true"}
          checked={isChecked}
          defaultChecked={props.defaultChecked}
          required={props.required}
          aria-label={props["aria-label"]}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange?.(event.currentTarget.checked)}
        />
        <span className="choice-label">{label}</span>
      </label>
      {hint && (
        <p className="choice-hint checkbox-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

interface ChoosableProps {
  label: string;
  hint?: string;
  children: ComponentChildren;
}

function Choosable({ label, hint, children }: ChoosableProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control comes in as a child.
    <label className="choice">
      {children}
      <span>
        <span className="choice-label">{label}</span>
        {hint && <span className="choice-hint">{hint}</span>}
      </span>
    </label>
  );
}
