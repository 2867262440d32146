// Who asks: the own name and number, and of a child those of the parent who says yes too.
import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { Checkbox } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { TextField } from "../../../components/text_field/text_field";
import { age } from "../../../kernel/dates";
import { isForAge, urgentNumbersQuery } from "../../directory/urgent_numbers";
import { asksParent, isOfParent } from "./answers";
import { Heading, OnAndBack, type StepProps } from "./heading";
import { say } from "./words";

function figures(phone: string): string {
  return phone.replace(/\D/g, "");
}

function objectionsTo(answers: StepProps["answers"]): Record<string, string> {
  const found: Record<string, string> = {};
  const check = (name: "phone" | "parent_phone") => {
    const count = figures(answers[name]).length;
    if (count < 10 || count > 15) found[name] = say("who.phone_malformed");
  };
  const isChild = isOfParent(answers);
  if (!isChild) check("phone");
  if (!asksParent(answers)) return found;
  check("parent_phone");
  if (!isChild && figures(answers.phone) === figures(answers.parent_phone)) {
    found.parent_phone = say("who.parent_phone_same");
  }
  return found;
}

export function WhoPage({ answers, change, onNext, onBack }: StepProps) {
  const isChild = isOfParent(answers);
  const [errors, setErrors] = useState<Record<string, string>>();

  function submit() {
    const found = objectionsTo(answers);
    setErrors(found);
    if (Object.keys(found).length === 0) onNext();
  }

  return (
    <>
      <Heading>{say("who.title")}</Heading>
      <Form aria-label={say("who.title")} validationErrors={errors} onSubmit={submit}>
        <TextField
          name="given_name"
          label={say(isChild ? "who.child_given_name" : "who.given_name")}
          missing={say("who.given_name_missing")}
          value={answers.given_name}
          onInput={(given_name) => change({ given_name })}
          autoComplete={isChild ? "off" : "given-name"}
          maxLength={80}
          required
        />
        <TextField
          name="family_name"
          label={say(isChild ? "who.child_family_name" : "who.family_name")}
          missing={say("who.family_name_missing")}
          value={answers.family_name}
          onInput={(family_name) => change({ family_name })}
          autoComplete={isChild ? "off" : "family-name"}
          maxLength={80}
          required
        />
        {!isChild && (
          <TextField
            name="phone"
            type="tel"
            label={say("who.phone")}
            hint={say("who.phone_hint")}
            missing={say("who.phone_missing")}
            value={answers.phone}
            onInput={(phone) => change({ phone })}
            autoComplete="tel"
            width={18}
            required
          />
        )}
        {asksParent(answers) && <ParentFields answers={answers} change={change} />}
        <Checkbox
          name="secret_address"
          label={say("who.secret")}
          hint={say("who.secret_hint")}
          isChecked={answers.secret_address}
          onChange={(secret_address) => change({ secret_address })}
        />
        <OnAndBack onBack={onBack} />
      </Form>
    </>
  );
}

function ParentFields({ answers, change }: Pick<StepProps, "answers" | "change">) {
  const isChild = isOfParent(answers);
  return (
    <section className="help-parent stack" aria-labelledby="ouder-kop">
      <h2 id="ouder-kop">{say("who.parent_title")}</h2>
      <p>{say(isChild ? "who.parent_only" : "who.parent_both")}</p>
      {!isChild && <TalkFirst birthDate={answers.birth_on} />}
      <TextField
        name="parent_name"
        label={say(isChild ? "who.own_name" : "who.parent_name")}
        missing={say(isChild ? "who.own_name_missing" : "who.parent_name_missing")}
        value={answers.parent_name}
        onInput={(parent_name) => change({ parent_name })}
        autoComplete={isChild ? "name" : "off"}
        maxLength={120}
        required
      />
      <TextField
        name="parent_phone"
        type="tel"
        label={say(isChild ? "who.phone" : "who.parent_phone")}
        missing={say(isChild ? "who.phone_missing" : "who.parent_phone_missing")}
        value={answers.parent_phone}
        onInput={(parent_phone) => change({ parent_phone })}
        autoComplete={isChild ? "tel" : "off"}
        width={18}
        required
      />
    </section>
  );
}

/** Somebody to talk to first, without the parents. */
function TalkFirst({ birthDate }: { birthDate: string }) {
  const known = useQuery(urgentNumbersQuery).data?.numbers ?? [];
  const number = known.find((one) => one.code === "children" && isForAge(one, age(birthDate)));
  return number ? <p>{say("who.parent_first", { number: number.shown })}</p> : null;
}
