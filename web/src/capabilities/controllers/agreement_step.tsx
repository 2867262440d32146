// The processor agreement: read, printed and signed; of a newer text it is signed anew.
import { Printer } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { LinkButton } from "../../components/button/button";
import { DateFields } from "../../components/date_fields/date_fields";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { TextField } from "../../components/text_field/text_field";
import type { Setup } from "../../kernel/api_types";
import { fullDate } from "../../kernel/dates";
import { useSignAgreement } from "./queries";
import { SaveRow, textOf } from "./save_row";
import type { StepProps } from "./setup_page";
import { say } from "./words";

const signedOf = (setup: Setup) =>
  setup.agreements.find((one) => one.text_version === setup.agreement_version);

export function agreementSummary(setup: Setup): string {
  const signed = signedOf(setup);
  if (!signed) return "";
  return say("agreement.signed", {
    version: signed.text_version,
    name: signed.signed_by,
    as: signed.signed_as,
    date: fullDate(signed.signed_on),
  });
}

export function AgreementStep({ setup, step, onSaved }: StepProps) {
  const save = useSignAgreement();
  const errors = useMemo(
    () => fieldWords(save.error, { signed_on: { out_of_range: say("agreement.later") } }),
    [save.error],
  );
  const signed = signedOf(setup);
  return (
    <Form
      aria-label={say("step.agreement")}
      validationErrors={errors}
      onSubmit={(data) => {
        if (save.isPending) return;
        save
          .mutateAsync({
            text_version: setup.agreement_version,
            version: step.version,
            signed_by: textOf(data, "signed_by"),
            signed_as: textOf(data, "signed_as"),
            signed_on: textOf(data, "signed_on"),
          })
          .then(onSaved, () => undefined);
      }}
    >
      <p>{say("why.agreement")}</p>
      <section
        className="setup-text"
        aria-label={setup.agreement_title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must reach it to scroll.
        tabIndex={0}
        lang="nl"
      >
        <h3>{setup.agreement_title}</h3>
        <p>{setup.agreement_intro}</p>
        {setup.agreement_text.map((article) => (
          <div key={article.heading}>
            <h4>{article.heading}</h4>
            <p>{article.text}</p>
          </div>
        ))}
      </section>
      <div className="row">
        <LinkButton href="/api/setup/agreement/paper" icon={Printer} kind="quiet" target="_blank">
          {say("agreement.paper", { version: setup.agreement_version })}
        </LinkButton>
      </div>
      <div className="setup-pair">
        <TextField
          name="signed_by"
          label={say("agreement.signed_by")}
          defaultValue={signed?.signed_by}
          maxLength={120}
          required
        />
        <TextField
          name="signed_as"
          label={say("agreement.signed_as")}
          defaultValue={signed?.signed_as}
          maxLength={120}
          required
        />
      </div>
      <DateFields
        name="signed_on"
        label={say("agreement.signed_on")}
        defaultValue={signed?.signed_on}
        required
      />
      <SaveRow save={save} errors={errors} step={step} />
    </Form>
  );
}
