// A code of six figures that somebody reads from another screen and types here.
import { KeyRound } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../button/button";
import { Form } from "../form/form";
import type { FieldErrors } from "../form/validity";
import { TextField } from "../text_field/text_field";

export interface CodeFormProps {
  title: string;
  label: string;
  hint: string;
  missing: string;
  button: string;
  errors?: FieldErrors;
  isPending: boolean;
  /** The figures alone, however they were typed. */
  onCode: (code: string) => void;
  /** Another way out below the button: a new code, or begin again. */
  children?: ComponentChildren;
}

/** Has the focus as soon as it is drawn: the code is all there is to type. */
export function CodeForm(props: CodeFormProps) {
  const { title, label, hint, missing, button, errors, isPending, onCode, children } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  return (
    <div ref={box} className="stack">
      <Form
        aria-label={title}
        validationErrors={errors}
        onSubmit={(data) => !isPending && onCode(String(data.get("code") ?? "").replace(/\D/g, ""))}
      >
        <TextField
          name="code"
          label={label}
          hint={hint}
          inputMode="numeric"
          autoComplete="one-time-code"
          missing={missing}
          width={9}
          maxLength={9}
          required
        />
        <Button type="submit" kind="main" icon={KeyRound} isWide isPending={isPending}>
          {button}
        </Button>
      </Form>
      {children}
    </div>
  );
}
