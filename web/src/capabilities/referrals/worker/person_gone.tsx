// The resident died or moved: everything stops at once, and who referred hears it.
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import type { CaseForWorker, CasePersonStatus } from "../../../kernel/api_types";
import { isOvertaken, usePersonGone } from "./queries";
import { say } from "./words";

const ways: readonly CasePersonStatus["status"][] = ["deceased", "moved"];

export default function PersonGone({ data }: { data: CaseForWorker }) {
  const gone = usePersonGone(data.id);
  return (
    <Disclosure title={say("gone.title")}>
      <Form
        aria-label={say("gone.title")}
        onSubmit={(form) =>
          !gone.isPending &&
          gone.mutate({
            version: data.version,
            status: form.get("status") as CasePersonStatus["status"],
          })
        }
      >
        <RadioGroup
          name="status"
          label={say("gone.which")}
          choices={ways.map((way) => ({ value: way, label: say(`gone.${way}`) }))}
          missing={say("gone.missing")}
          required
        />
        <p>{say("gone.text")}</p>
        {gone.isError && (
          <Banner tone="danger">
            {say(isOvertaken(gone.error) ? "case.overtaken" : "steps.failed")}
          </Banner>
        )}
        <Button type="submit" isPending={gone.isPending}>
          {say("gone.button")}
        </Button>
      </Form>
    </Disclosure>
  );
}
