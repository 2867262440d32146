// Everything stays for now: an inquiry, a case at court, a merger.
import { useMemo } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { DateFields } from "../../components/date_fields/date_fields";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { TextField } from "../../components/text_field/text_field";
import { Problem } from "../../kernel/api";
import type { Retention } from "../../kernel/api_types";
import { fullDate } from "../../kernel/dates";
import { useHold } from "./queries";
import { textOf } from "./save_row";
import { say } from "./words";

export function HoldSheet({ page }: { page: Retention }) {
  const save = useHold();
  const errors = useMemo(
    () => fieldWords(save.error, { until_on: { out_of_range: say("hold.past") } }),
    [save.error],
  );
  const { hold } = page;
  const change = (reason: string, until_on: string) => {
    if (!save.isPending) save.mutate({ version: hold.version, reason, until_on });
  };
  const isOutrun = save.error instanceof Problem && save.error.status === 409;
  return (
    <section className="sheet" aria-labelledby="bewaren-aanhouden">
      <h2 id="bewaren-aanhouden">{say("hold")}</h2>
      {save.isError && !errors && (
        <Banner tone="danger">{say(isOutrun ? "hold.outrun" : "not_done")}</Banner>
      )}
      {page.holds ? (
        <>
          <p>
            {say("hold.until", { date: fullDate(hold.until_on), name: hold.placed_by })}{" "}
            <strong>{hold.reason}</strong>
          </p>
          {page.may_change && (
            <div className="row">
              <Button isPending={save.isPending} onClick={() => change("", "")}>
                {say("hold.lift")}
              </Button>
            </div>
          )}
        </>
      ) : (
        <Form
          aria-label={say("hold")}
          validationErrors={errors}
          onSubmit={(data) => change(textOf(data, "reason"), textOf(data, "until_on"))}
        >
          <p>{say("hold.why")}</p>
          <TextField name="reason" label={say("hold.reason")} maxLength={400} required />
          <DateFields name="until_on" label={say("hold.until_on")} required />
          <div className="row">
            <Button type="submit" isPending={save.isPending}>
              {say("hold.place")}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}
