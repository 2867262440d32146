// The frame of what is noted about a colleague: its fields, one button that keeps it, one that does not.
import type { ComponentChildren } from "preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import type { FieldErrors } from "../../../components/form/validity";
import type { Colleague } from "../../../kernel/api_types";
import { say } from "./words";

/** What every form about a colleague gets. */
export interface NotingProps {
  person: Colleague;
  people: readonly Colleague[];
  onDone: () => void;
}

export interface NotingFormProps {
  title: string;
  errors: FieldErrors | undefined;
  note: { isPending: boolean; isError: boolean };
  onSubmit: (data: FormData) => Promise<unknown>;
  onDone: () => void;
  /** On the button; else "Bewaar". */
  save?: string;
  children: ComponentChildren;
}

export function NotingForm(props: NotingFormProps) {
  const { title, errors, note, onSubmit, onDone, save, children } = props;
  function submit(data: FormData) {
    if (!note.isPending) onSubmit(data).then(onDone, () => undefined);
  }
  return (
    <Form aria-label={title} validationErrors={errors} onSubmit={submit}>
      {children}
      {note.isError && !errors && <Banner tone="danger">{say("failed")}</Banner>}
      <div className="row">
        <Button kind="main" type="submit" isPending={note.isPending}>
          {save ?? say("form.save")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {say("form.cancel")}
        </Button>
      </div>
    </Form>
  );
}

/** A choice that may be left open: as the server reads it. */
export function chosen<Name extends string>(data: FormData, name: Name) {
  const value = String(data.get(name) ?? "");
  return (value ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}
