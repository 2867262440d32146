// Who answers for the records of this organisation, and what a resident reads of that.
import { useMemo } from "preact/hooks";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { Note } from "../../components/note/note";
import { TextField } from "../../components/text_field/text_field";
import type { Setup } from "../../kernel/api_types";
import { useNameController } from "./queries";
import { SaveRow, textOf } from "./save_row";
import type { StepProps } from "./setup_page";
import { say, sayOf } from "./words";

export function controllerSummary({ controller }: Setup): string {
  return `${controller.name}, ${controller.address}, ${controller.postcode} ${controller.place}`;
}

export function ControllerStep({ setup, step, onSaved }: StepProps) {
  const save = useNameController();
  const errors = useMemo(
    () =>
      fieldWords(save.error, {
        registration: { malformed: say("controller.registration_wrong") },
        postcode: { malformed: say("controller.postcode_wrong") },
        contact_email: { malformed: say("email_wrong") },
      }),
    [save.error],
  );
  const { controller } = setup;
  const field = (name: keyof typeof controller & string) => ({
    name,
    label: sayOf("controller", name),
    defaultValue: String(controller[name]),
  });
  return (
    <Form
      aria-label={say("step.controller")}
      validationErrors={errors}
      onSubmit={(data) => {
        if (save.isPending) return;
        const text = (name: string) => textOf(data, name);
        save
          .mutateAsync({
            version: step.version,
            name: text("name"),
            registration: text("registration"),
            address: text("address"),
            postcode: text("postcode"),
            place: text("place"),
            contact_name: text("contact_name"),
            contact_email: text("contact_email"),
            contact_phone: text("contact_phone"),
          })
          .then(onSaved, () => undefined);
      }}
    >
      <p>{say("why.controller")}</p>
      <TextField {...field("name")} hint={say("controller.name_hint")} maxLength={120} required />
      <TextField
        {...field("registration")}
        hint={say("controller.registration_hint")}
        inputMode="numeric"
        width={12}
        required
      />
      <TextField {...field("address")} maxLength={120} required />
      <div className="setup-pair">
        <TextField {...field("postcode")} width={10} required />
        <TextField {...field("place")} maxLength={80} required />
      </div>
      <TextField {...field("contact_name")} maxLength={120} required />
      <div className="setup-pair">
        <TextField {...field("contact_email")} type="email" maxLength={200} required />
        <TextField {...field("contact_phone")} type="tel" maxLength={40} isOptional />
      </div>
      <Note>{say("controller.read")}</Note>
      <SaveRow save={save} errors={errors} step={step} />
    </Form>
  );
}
