// Who reads along with this resident, and writing down whom a judge named.
import { useQuery } from "@tanstack/preact-query";
import { X } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button } from "../../../../components/button/button";
import { RadioGroup } from "../../../../components/choice/choice";
import { DateFields } from "../../../../components/date_fields/date_fields";
import { Disclosure } from "../../../../components/disclosure/disclosure";
import { ErrorState } from "../../../../components/error_state/error_state";
import { Form } from "../../../../components/form/form";
import { fieldWords } from "../../../../components/form/validity";
import { TextField } from "../../../../components/text_field/text_field";
import type { MandateView, PersonPage } from "../../../../kernel/api_types";
import { day } from "../../../../kernel/dates";
import { mandatesQuery, useEndMandate, useGiveMandate } from "../queries";
import { say } from "./words";
import "../mandates.css";

export default function MandatesPanel({ person }: { person: PersonPage }) {
  const asked = useQuery(mandatesQuery(person.id));
  return (
    <section className="sheet" aria-labelledby="leest-mee-kop">
      <h2 id="leest-mee-kop">{say("title")}</h2>
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data?.rows.length === 0 && <p className="quiet">{say("none")}</p>}
      {asked.data && asked.data.rows.length > 0 && (
        <ul className="lined-list">
          {asked.data.rows.map((one) => (
            <Reader key={one.id} mandate={one} personId={person.id} />
          ))}
        </ul>
      )}
      {person.status === "active" && (
        <Disclosure key={asked.data?.rows.length} title={say("add")}>
          <ByCourt personId={person.id} />
        </Disclosure>
      )}
    </section>
  );
}

function Reader({ mandate, personId }: { mandate: MandateView; personId: string }) {
  const end = useEndMandate(personId);
  const { id, name, kind, phone, ground, given_by_name, ends_on, state } = mandate;
  const facts = [
    say(`kind.${kind}` as "kind.carer"),
    phone,
    given_by_name ? say("by_name", { name: given_by_name }) : say("by_resident"),
    state === "open" ? say("until", { date: day(ends_on) }) : say(state as "ended"),
    ground,
  ];
  return (
    <li className="mandate mandate-row">
      <div className="mandate-who">
        <h3 className="mandate-name">{name}</h3>
        <p className="quiet">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {state === "open" && (
        <Button
          kind="quiet"
          isSmall
          icon={X}
          label={say("end_name", { name })}
          isPending={end.isPending}
          onClick={() => !end.isPending && end.mutate(id)}
        >
          {say("end")}
        </Button>
      )}
      {end.isError && <Banner tone="danger">{say("not_done")}</Banner>}
    </li>
  );
}

function ByCourt({ personId }: { personId: string }) {
  const give = useGiveMandate(personId);
  const errors = useMemo(() => objections(give.error), [give.error]);
  return (
    <Form
      aria-label={say("add")}
      validationErrors={errors}
      onSubmit={(data) => {
        const text = (name: string) => String(data.get(name) ?? "").trim();
        if (give.isPending) return;
        give.mutate({
          kind: text("kind"),
          name: text("name"),
          phone: text("phone"),
          ground: text("ground"),
          ends_on: text("ends_on"),
        });
      }}
    >
      <p className="quiet">{say("add_hint")}</p>
      <RadioGroup
        name="kind"
        label={say("kind")}
        missing={say("kind_missing")}
        choices={(["curator", "mentor"] as const).map((kind) => ({
          value: kind,
          label: say(`kind.${kind}`),
        }))}
        isRow
        required
      />
      <TextField
        name="name"
        label={say("name")}
        missing={say("name_missing")}
        maxLength={80}
        required
      />
      <TextField
        name="phone"
        type="tel"
        label={say("phone")}
        missing={say("phone_missing")}
        maxLength={30}
        required
      />
      <TextField
        name="ground"
        label={say("ground")}
        hint={say("ground_hint")}
        missing={say("ground_missing")}
        maxLength={300}
        required
      />
      <DateFields name="ends_on" label={say("ends_on")} missing={say("ends_missing")} required />
      {give.isError && !errors && <Banner tone="danger">{say("not_done")}</Banner>}
      <div>
        <Button type="submit" isPending={give.isPending}>
          {say("save")}
        </Button>
      </div>
    </Form>
  );
}

function objections(error: unknown) {
  const wrong = say("phone_wrong");
  return fieldWords(error, {
    name: { required: say("name_missing") },
    phone: { malformed: wrong, too_short: wrong, too_long: wrong },
    ground: { required: say("ground_missing"), too_short: say("ground_missing") },
    ends_on: { malformed: say("ends_missing"), out_of_range: say("ends_wrong") },
  });
}
