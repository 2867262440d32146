// How long each kind of record is kept: within what the law leaves open, with the reason beside it.
import { useMemo } from "preact/hooks";
import { Select } from "../../components/choice/choice";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import type { Setup, TermView } from "../../kernel/api_types";
import { useSettleRetention } from "./queries";
import { SaveRow } from "./save_row";
import type { StepProps } from "./setup_page";
import { say, sayOf } from "./words";

/** "20 jaar", "18 maanden", "90 dagen". */
export function lengthOf({ months, days }: { months: number; days: number }): string {
  if (months === 0) return say("days", { count: days });
  return months % 12 === 0
    ? say("years", { count: months / 12 })
    : say("months", { count: months });
}

export function retentionSummary({ terms }: Setup): string {
  return terms.map((term) => `${sayOf("record", term.record)}: ${lengthOf(term)}`).join(", ");
}

export function RetentionStep({ setup, step, onSaved }: StepProps) {
  const save = useSettleRetention();
  const errors = useMemo(() => fieldWords(save.error), [save.error]);
  const open = setup.terms.filter((term) => term.at_least < term.at_most);
  return (
    <Form
      aria-label={say("step.retention")}
      validationErrors={errors}
      onSubmit={(data) => {
        if (save.isPending) return;
        const terms = open.map(({ record }) => ({
          record,
          months: Number(data.get(`terms.${record}`)),
        }));
        save.mutateAsync({ version: step.version, terms }).then(onSaved, () => undefined);
      }}
    >
      <p>{say("why.retention")}</p>
      {setup.terms.map((term) => (
        <Term key={term.record} term={term} />
      ))}
      <SaveRow save={save} errors={errors} step={step} words={say("save_last")} />
    </Form>
  );
}

function Term({ term }: { term: TermView }) {
  const title = sayOf("record", term.record);
  const why = `${sayOf("from", term.from)} ${sayOf("law", term.law)}`;
  if (term.at_least === term.at_most)
    return (
      <div>
        <p>
          <strong>{title}</strong>: {lengthOf(term)}
        </p>
        <p className="quiet">{why}</p>
      </div>
    );
  return (
    <Select
      name={`terms.${term.record}`}
      label={title}
      hint={why}
      defaultValue={String(term.months)}
      choices={choicesOf(term)}
      required
    />
  );
}

function choicesOf(term: TermView) {
  const step = term.at_most - term.at_least > 60 ? 12 : 6;
  const choices = [];
  for (let months = term.at_least; months <= term.at_most; months += step) {
    const length = lengthOf({ months, days: 0 });
    choices.push({
      value: String(months),
      label: months === term.standard ? say("standard", { length }) : length,
    });
  }
  return choices;
}
