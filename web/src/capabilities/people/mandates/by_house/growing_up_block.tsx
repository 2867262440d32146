// Who turns 12 or 16: from then on the own page is the young person's, with a number of his own.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { Check } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button, LinkButton } from "../../../../components/button/button";
import { Form } from "../../../../components/form/form";
import { fieldWords } from "../../../../components/form/validity";
import { TextField } from "../../../../components/text_field/text_field";
import { call } from "../../../../kernel/api";
import type { GrowingUp } from "../../../../kernel/api_types";
import { day } from "../../../../kernel/dates";
import { useFirst } from "../../../../kernel/first_of";
import { growingUpQuery } from "../queries";
import { say } from "./words";

/** Nothing where nobody is. */
export default function GrowingUpBlock() {
  const rows = useQuery(growingUpQuery).data ?? [];
  const { shown, hidden, showAll } = useFirst(rows);
  if (rows.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="eigen-nummer-kop">
      <h2 id="eigen-nummer-kop">{say("growing.title")}</h2>
      <p className="quiet">{say("growing.text")}</p>
      <ul className="lined-list">
        {shown.map((row) => (
          <Line key={row.person_id} row={row} />
        ))}
      </ul>
      {hidden > 0 && (
        <div>
          <Button isSmall onClick={showAll}>
            {say("more", { count: hidden })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Line({ row }: { row: GrowingUp }) {
  const [isAsked, setIsAsked] = useState(false);
  const { person_id, person_name: name, turns, turns_on, is_past } = row;
  const age = String(turns);
  return (
    <li className="stack stack-tight">
      <p>
        <strong>{name}</strong>
      </p>
      <p className="quiet">
        {say(is_past ? "growing.turned" : "growing.turns", { age, date: day(turns_on) })}
      </p>
      {isAsked ? (
        <NumberForm row={row} onStop={() => setIsAsked(false)} />
      ) : (
        <div className="row">
          {is_past && (
            <Button
              isSmall
              label={say("growing.note_name", { name })}
              onClick={() => setIsAsked(true)}
            >
              {say("growing.note")}
            </Button>
          )}
          <LinkButton href={`/patienten/${person_id}`} kind="quiet" isSmall>
            {say("review.open", { name })}
          </LinkButton>
        </div>
      )}
    </li>
  );
}

function NumberForm({ row, onStop }: { row: GrowingUp; onStop: () => void }) {
  const queryClient = useQueryClient();
  const noting = useMutation({
    mutationFn: (phone: string) =>
      call("POST /api/people/{id}/own_number", { id: row.person_id, body: { phone } }),
    onSuccess: (left) => queryClient.setQueryData(growingUpQuery.queryKey, left),
  });
  const errors = useMemo(() => objections(noting.error), [noting.error]);
  return (
    <Form
      aria-label={say("growing.note_name", { name: row.person_name })}
      validationErrors={errors}
      onSubmit={(data) => noting.mutate(String(data.get("phone") ?? "").trim())}
    >
      <TextField
        name="phone"
        type="tel"
        label={say("growing.phone")}
        hint={say("growing.phone_hint", { phone: row.phone })}
        missing={say("growing.phone_missing")}
        maxLength={30}
        required
      />
      {noting.isError && !errors && <Banner tone="danger">{say("not_done")}</Banner>}
      <div className="row">
        <Button kind="main" type="submit" icon={Check} isPending={noting.isPending}>
          {say("growing.save")}
        </Button>
        <Button kind="quiet" onClick={onStop}>
          {say("growing.leave")}
        </Button>
      </div>
    </Form>
  );
}

function objections(error: unknown) {
  const wrong = say("growing.phone_wrong");
  return fieldWords(error, {
    phone: {
      required: say("growing.phone_missing"),
      malformed: wrong,
      too_short: wrong,
      too_long: wrong,
    },
  });
}
