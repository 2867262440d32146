// The consent ends soon: who goes along asks anew, in the words that are read, and writes down how the
// resident said yes. The former yes stays as it was said.
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox, RadioGroup } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import type { CaseForWorker, RenewedConsent } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { isReviewed } from "../../../kernel/translations/packages";
import { ParentFields, parentIn, parentWords } from "../own_act/parent_yes";
import { type WhoAgrees, yesWords } from "../own_act/who_agrees";
import { useRenewConsent } from "./queries";
import { say } from "./words";

export default function RenewConsent({ data }: { data: CaseForWorker }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <div>
        <Button onClick={() => setIsOpen(true)}>{say("renew.open")}</Button>
      </div>
    );
  }
  return <RenewForm data={data} onDone={() => setIsOpen(false)} />;
}

function RenewForm({ data, onDone }: { data: CaseForWorker; onDone: () => void }) {
  const renew = useRenewConsent(data.id);
  const who = data.renewal_by as WhoAgrees;
  const yes = yesWords(data.first_name, who, false);
  const errors = useMemo(
    () =>
      fieldWords(renew.error, {
        consent_given: { required: yes.missing },
        with_interpreter: { required: say("renew.interpreter_missing") },
        ...parentWords(),
      }),
    [renew.error, yes.missing],
  );
  const [agrees, setAgrees] = useState(false);
  const [interpreted, setInterpreted] = useState(false);
  return (
    <Form
      aria-label={say("renew.open")}
      validationErrors={errors}
      onSubmit={(form) => {
        if (renew.isPending) return;
        renew.mutate(
          {
            consent_given: agrees,
            given_how: form.get("given_how") as RenewedConsent["given_how"],
            with_interpreter: interpreted,
            ...parentIn(form, who),
          },
          { onSuccess: onDone },
        );
      }}
    >
      <p>{say("renew.read")}</p>
      <blockquote>
        {say("renew.text", { from: data.from_name || data.from_organization_name })}
      </blockquote>
      <RadioGroup
        name="given_how"
        label={say("renew.how", { name: data.first_name })}
        missing={say("renew.choose")}
        required
        choices={(["spoken", "on_paper"] as const).map((value) => ({
          value,
          label: say(`renew.how.${value}`),
        }))}
      />
      <Checkbox
        name="consent_given"
        label={yes.label}
        hint={say("renew.until", { date: day(data.consent_ends_on) })}
        isChecked={agrees}
        onChange={setAgrees}
      />
      <ParentFields name={data.first_name} who={who} />
      {!isReviewed(data.language) && (
        <Checkbox
          name="with_interpreter"
          label={say("renew.interpreter")}
          isChecked={interpreted}
          onChange={setInterpreted}
        />
      )}
      {renew.isError && !errors && <Banner tone="danger">{say("renew.failed")}</Banner>}
      <div className="row">
        <Button type="submit" kind="main" isPending={renew.isPending}>
          {say("renew.send")}
        </Button>
        <Button onClick={onDone}>{say("renew.back")}</Button>
      </div>
    </Form>
  );
}
