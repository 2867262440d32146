// The resident says no to somebody: written down where it was said.
import { useMutation } from "@tanstack/preact-query";
import { CircleCheck } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup, Select } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { StatusLine } from "../../../components/status_line/status_line";
import type { NewRefusal, RefusalKept } from "../../../kernel/api_types";
import { say } from "./words";

export interface Refusable {
  face_id: string;
  name: string;
  organization_name: string;
}

interface RefuseFormProps {
  faces: readonly Refusable[];
  keep: (refusal: NewRefusal) => Promise<RefusalKept>;
  onKept: () => void;
}

export function RefuseForm({ faces, keep, onKept }: RefuseFormProps) {
  const [times, setTimes] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const refuse = useMutation({
    mutationFn: keep,
    onSuccess: () => {
      setTimes((before) => before + 1);
      setAsked(false);
      onKept();
    },
  });
  const errors = useMemo(
    () =>
      fieldWords(refuse.error, {
        face_id: { not_a_choice: say("refuse.whom_missing"), required: say("refuse.whom_missing") },
      }),
    [refuse.error],
  );
  if (faces.length === 0) return null;
  return (
    <>
      <StatusLine tone="ok" icon={refuse.data ? CircleCheck : undefined}>
        {refuse.data && say("refuse.kept", { name: refuse.data.recipient_name })}
      </StatusLine>
      {/* Saved: it folds, and begins anew. Whom it could be about is not in the page before. */}
      <Disclosure key={times} title={say("refuse.title")} onAsk={() => setAsked(true)}>
        {isAsked && (
          <Form
            aria-label={say("refuse.title")}
            validationErrors={errors}
            onSubmit={(form) =>
              !refuse.isPending &&
              refuse.mutate({
                face_id: String(form.get("face_id") ?? ""),
                given_how: form.get("given_how") === "on_paper" ? "on_paper" : "spoken",
              })
            }
          >
            <Select
              name="face_id"
              label={say("refuse.whom")}
              emptyLabel={say("refuse.choose")}
              missing={say("refuse.whom_missing")}
              choices={faces.map(({ face_id, name, organization_name }) => ({
                value: face_id,
                label: `${name}, ${organization_name}`,
              }))}
              required
            />
            <RadioGroup
              name="given_how"
              label={say("refuse.how")}
              choices={(["spoken", "on_paper"] as const).map((value) => ({
                value,
                label: say(`refuse.${value}`),
              }))}
              defaultValue="spoken"
              isRow
            />
            <p className="quiet">{say("refuse.then")}</p>
            {refuse.isError && !errors && <Banner tone="danger">{say("refuse.failed")}</Banner>}
            <Button type="submit" isPending={refuse.isPending}>
              {say("refuse.save")}
            </Button>
          </Form>
        )}
      </Disclosure>
    </>
  );
}
