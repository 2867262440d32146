// The day on which the resident is told, where telling at once was not safe.
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { DateFields } from "../../../components/date_fields/date_fields";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import type { EmergencyReview } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { useTellOn } from "./queries";
import { say } from "./words";

export function TellForm({ row }: { row: EmergencyReview }) {
  const tell = useTellOn(row);
  const wrong = say("tell_wrong", { date: day(row.tell_at_the_latest) });
  const errors = useMemo(
    () => fieldWords(tell.error, { tell_on: { out_of_range: wrong, malformed: wrong } }),
    [tell.error, wrong],
  );
  return (
    <Disclosure title={say("tell_change")}>
      <Form
        aria-label={say("tell_of", { name: row.person_name })}
        validationErrors={errors}
        onSubmit={(data) =>
          !tell.isPending && tell.mutate({ tell_on: String(data.get("tell_on") ?? "") })
        }
      >
        <DateFields
          name="tell_on"
          label={say("tell_on")}
          hint={say("tell_hint", { date: day(row.tell_at_the_latest) })}
          missing={wrong}
          required
        />
        {tell.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
        <div>
          <Button type="submit" isPending={tell.isPending}>
            {say("save")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
