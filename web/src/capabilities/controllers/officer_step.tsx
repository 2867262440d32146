// Who watches over privacy: a colleague, who signs in with a role of his own, or somebody of another house.
import { useMemo, useState } from "preact/hooks";
import { RadioGroup } from "../../components/choice/choice";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { Note } from "../../components/note/note";
import { TextField } from "../../components/text_field/text_field";
import type { Setup } from "../../kernel/api_types";
import { useNameOfficer } from "./queries";
import { SaveRow, textOf } from "./save_row";
import type { StepProps } from "./setup_page";
import { say } from "./words";

export function officerSummary({ officer }: Setup): string {
  return [officer.name, officer.email, officer.phone].filter(Boolean).join(", ");
}

export function OfficerStep({ setup, step, onSaved }: StepProps) {
  const save = useNameOfficer();
  const { officer } = setup;
  const [kind, setKind] = useState(officer.kind || "colleague");
  const errors = useMemo(
    () => fieldWords(save.error, { email: { malformed: say("email_wrong") } }),
    [save.error],
  );
  return (
    <Form
      aria-label={say("step.officer")}
      validationErrors={errors}
      onSubmit={(data) => {
        if (save.isPending) return;
        save
          .mutateAsync({
            version: step.version,
            kind: kind === "outside" ? "outside" : "colleague",
            name: textOf(data, "name"),
            email: textOf(data, "email"),
            phone: textOf(data, "phone"),
          })
          .then(onSaved, () => undefined);
      }}
    >
      <p>{say("why.officer")}</p>
      <RadioGroup
        name="kind"
        label={say("officer.kind")}
        value={kind}
        onChange={setKind}
        choices={[
          { value: "colleague", label: say("officer.colleague") },
          { value: "outside", label: say("officer.outside") },
        ]}
        required
      />
      <TextField
        name="name"
        label={say("officer.name")}
        defaultValue={officer.name}
        maxLength={120}
        required
      />
      <div className="setup-pair">
        <TextField
          name="email"
          type="email"
          label={say("officer.email")}
          defaultValue={officer.email}
          maxLength={200}
          required
        />
        <TextField
          name="phone"
          type="tel"
          label={say("officer.phone")}
          defaultValue={officer.phone}
          maxLength={40}
          isOptional
        />
      </div>
      <Note>
        {say(setup.officer_has_account ? "officer.has_account" : "officer.no_account")}{" "}
        {!setup.officer_has_account && <a href="/mensen">{say("officer.invite")}</a>}
      </Note>
      <SaveRow save={save} errors={errors} step={step} />
    </Form>
  );
}
