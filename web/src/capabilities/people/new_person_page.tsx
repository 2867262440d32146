// Someone who is not in the list yet: name, birth date, phone, and straight on to the person.
import { UserPlus } from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { DateFields } from "../../components/date_fields/date_fields";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { TextField } from "../../components/text_field/text_field";
import { Problem } from "../../kernel/api";
import type { NewPerson, PersonRow } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { PersonRows } from "./person_search";
import { useCreatePerson } from "./queries";
import { say } from "./words";

export default function NewPersonPage(_: PageProps) {
  useTitle(say("new.title"));
  const create = useCreatePerson();
  const { route } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const [alike, setAlike] = useState<{ person: NewPerson; rows: PersonRow[] } | null>(null);
  const errors = useMemo(() => fieldWords(create.error, objections()), [create.error]);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);

  function send(person: NewPerson) {
    create.mutate(person, {
      onSuccess: ({ id, look_alikes }) =>
        id === undefined ? setAlike({ person, rows: look_alikes }) : route(`/patienten/${id}`),
    });
  }

  return (
    <div ref={box} className="page page-narrow stack">
      <h1>{say("new.title")}</h1>
      <div className="sheet">
        <Form
          aria-label={say("new.title")}
          validationErrors={errors}
          onSubmit={(data) => send(personFrom(data))}
        >
          <div className="two-columns">
            <TextField
              name="given_name"
              label={say("new.given_name")}
              missing={say("new.given_name_missing")}
              autoComplete="off"
              maxLength={80}
              required
            />
            <TextField
              name="family_name"
              label={say("new.family_name")}
              missing={say("new.family_name_missing")}
              autoComplete="off"
              maxLength={80}
              required
            />
          </div>
          <DateFields name="birth_on" label={say("new.birth_on")} required />
          <TextField
            name="phone"
            type="tel"
            label={say("new.phone")}
            missing={say("new.phone_missing")}
            autoComplete="off"
            width={18}
            required
          />
          {create.error && !errors && <Banner tone="danger">{failure(create.error)}</Banner>}
          <Button type="submit" kind="main" icon={UserPlus} isPending={create.isPending}>
            {say("new.send")}
          </Button>
        </Form>
      </div>
      {alike && (
        <section className="stack stack-tight" aria-labelledby="lijkt-kop">
          <Banner
            tone="warn"
            title={say("new.alike_title", { count: alike.rows.length })}
            action={
              <Button
                isPending={create.isPending}
                onClick={() => send({ ...alike.person, anyway: true })}
              >
                {say("new.anyway")}
              </Button>
            }
          >
            <span id="lijkt-kop">{say("new.alike_text")}</span>
          </Banner>
          <PersonRows rows={alike.rows} />
        </section>
      )}
    </div>
  );
}

function personFrom(data: FormData): NewPerson {
  const text = (name: string) => String(data.get(name) ?? "").trim();
  return {
    given_name: text("given_name"),
    family_name: text("family_name"),
    birth_on: text("birth_on"),
    phone: text("phone"),
  };
}

function objections() {
  return {
    phone: { malformed: say("new.phone_malformed"), required: say("new.phone_missing") },
    birth_on: { out_of_range: say("new.birth_on_range") },
  };
}

function failure(error: unknown): string {
  return error instanceof Problem ? say("new.failed") : say("new.no_connection");
}
