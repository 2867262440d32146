// The label above, the hint below it, the error below that: the same around every control. Of a group the
// hint is read before what there is to choose.
import { CircleAlert } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { classes } from "../classes";
import { useFieldError } from "../form/form";
import { say } from "../words";
import "./field.css";

export interface FieldLook {
  /** The server's name for it, and the key of its error. */
  name?: string;
  label: string;
  hint?: ComponentChildren;
  /** Says "(mag leeg blijven)" after the label. */
  isOptional?: boolean;
  /** What to say when it must be filled and is not: "Vul je telefoonnummer in." */
  missing?: string;
  /** An own error, when the form does not know it. */
  error?: string;
}

export interface ControlIds {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps extends FieldLook {
  className?: string;
  children: (ids: ControlIds) => ComponentChildren;
}

export function Field({ name, label, hint, isOptional, missing, error, ...rest }: FieldProps) {
  const id = useId();
  const ofForm = useFieldError(name);
  const shown = error ?? ofForm;
  const ids: ControlIds = {
    id,
    "aria-describedby": describedBy(id, hint, shown),
    "aria-invalid": shown ? true : undefined,
  };
  return (
    <div className={classes("field", rest.className)} data-field={name} data-missing={missing}>
      <label className="field-label" htmlFor={id}>
        {label} {isOptional && <span className="field-optional">{say("optional")}</span>}
      </label>
      {rest.children(ids)}
      <FieldHints id={id} hint={hint} error={shown} />
    </div>
  );
}

interface GroupProps extends FieldLook {
  className?: string;
  /** Hides the legend from sight where a heading just above says the same. */
  isLegendHidden?: boolean;
  children: ComponentChildren;
}

/** The same around a group of controls: a fieldset with a legend. */
export function FieldGroup({ name, label, hint, isOptional, missing, error, ...rest }: GroupProps) {
  const id = useId();
  const ofForm = useFieldError(name);
  const shown = error ?? ofForm;
  return (
    <fieldset
      className={classes("field", rest.className)}
      data-field={name}
      data-missing={missing}
      aria-describedby={describedBy(id, hint, shown)}
    >
      <legend className={rest.isLegendHidden ? "only-read" : "field-label"}>
        {label} {isOptional && <span className="field-optional">{say("optional")}</span>}
      </legend>
      <FieldHints id={id} hint={hint} error={undefined} />
      {rest.children}
      <FieldHints id={id} hint={undefined} error={shown} />
    </fieldset>
  );
}

function describedBy(id: string, hint: ComponentChildren, error: string | undefined) {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
}

interface HintsProps {
  id: string;
  hint: ComponentChildren;
  error: string | undefined;
}

function FieldHints({ id, hint, error }: HintsProps) {
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </>
  );
}

export function FieldError({ id, children }: { id?: string; children: ComponentChildren }) {
  return (
    <p className="field-error" id={id}>
      <CircleAlert size={18} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
