// What the worker hears about calling, written where the next one reads it.
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextField } from "../../../components/text_field/text_field";
import type { CaseForWorker } from "../../../kernel/api_types";
import { isOvertaken, useChangeCalling } from "./queries";
import { say } from "./words";

export default function CaseCalling({ data }: { data: CaseForWorker }) {
  const change = useChangeCalling(data.id);
  const errors = useMemo(() => {
    const saidNo = {
      resident_said_no: say("calling.resident_said_no", {
        name: data.first_name,
        from: data.from_organization_name,
      }),
    };
    return fieldWords(change.error, {
      phone: {
        malformed: say("calling.phone_malformed"),
        required: say("calling.phone_missing"),
      },
      call_allowed: saidNo,
      voicemail_allowed: saidNo,
    });
  }, [change.error, data.first_name, data.from_organization_name]);
  return (
    // What was saved stands in the sheet above; the form begins anew with every version of it.
    <Disclosure key={data.version} title={say("calling.title")}>
      <Form
        aria-label={say("calling.title")}
        validationErrors={errors}
        onSubmit={(form) =>
          !change.isPending &&
          change.mutate(
            {
              version: data.version,
              person_version: data.person_version,
              phone: String(form.get("phone") ?? "").trim(),
              call_allowed: form.has("call_allowed"),
              voicemail_allowed: form.has("voicemail_allowed"),
              call_when: String(form.get("call_when") ?? "").trim(),
            },
            { onSuccess: () => document.getElementById("contact-kop")?.focus() },
          )
        }
      >
        <CallingFields data={data} />
        <p className="quiet">{say("calling.for_whom")}</p>
        {change.isError && !errors && (
          <Banner tone="danger">
            {say(isOvertaken(change.error) ? "case.overtaken" : "calling.failed")}
          </Banner>
        )}
        <Button type="submit" isPending={change.isPending}>
          {say("calling.save")}
        </Button>
      </Form>
    </Disclosure>
  );
}

function CallingFields({ data }: { data: CaseForWorker }) {
  return (
    <>
      <TextField
        name="phone"
        type="tel"
        label={say("calling.phone")}
        defaultValue={data.phone}
        missing={say("calling.phone_missing")}
        required
      />
      <Checkbox
        name="call_allowed"
        label={say("calling.allowed")}
        defaultChecked={data.call_allowed}
      />
      <Checkbox
        name="voicemail_allowed"
        label={say("calling.voicemail")}
        defaultChecked={data.voicemail_allowed}
      />
      <TextField
        name="call_when"
        label={say("contact.when")}
        hint={say("calling.when_hint")}
        defaultValue={data.call_when}
        maxLength={120}
        isOptional
      />
    </>
  );
}
