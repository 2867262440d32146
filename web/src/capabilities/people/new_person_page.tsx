// Someone who is not in the list yet: name, birth date, phone, and straight on to the person.
import { UserPlus } from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { useAccess } from "../../kernel/access";
import { Problem } from "../../kernel/api";
import type { NewPerson, PersonWrittenIn } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { say as sayOfDoubles } from "./likely_pairs/words";
import {
  BirthField,
  EmailField,
  NameFields,
  PhoneField,
  personObjections,
  textIn,
} from "./person_fields";
import { PersonRows } from "./person_search";
import { useCreatePerson } from "./queries";
import { takeSearchedName } from "./searched_name";
import { say } from "./words";

const takesInLists: readonly string[] = ["gp", "assistant"];

export default function NewPersonPage(_: PageProps) {
  const access = useAccess();
  const role = "session" in access ? access.session.role : "";
  useTitle(say("new.title"));
  const create = useCreatePerson();
  const { route } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const [alike, setAlike] = useState<{ person: NewPerson; told: PersonWrittenIn } | null>(null);
  const errors = useMemo(() => fieldWords(create.error, personObjections()), [create.error]);
  const [searched] = useState(takeSearchedName);
  useEffect(() => {
    const boxes = [...(box.current?.querySelectorAll("input") ?? [])];
    boxes.find((one) => one.value === "")?.focus();
  }, []);

  function send(person: NewPerson) {
    create.mutate(person, {
      onSuccess: (told) =>
        told.id === undefined ? setAlike({ person, told }) : route(`/patienten/${told.id}`),
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
          <NameFields person={searched} />
          <BirthField />
          <div className="two-columns">
            <PhoneField />
            <EmailField />
          </div>
          {create.error && !errors && <Banner tone="danger">{failure(create.error)}</Banner>}
          <Button type="submit" kind="main" icon={UserPlus} isPending={create.isPending}>
            {say("new.send")}
          </Button>
        </Form>
      </div>
      {alike && (
        <Known
          told={alike.told}
          isPending={create.isPending}
          onAnyway={() => send({ ...alike.person, anyway: true })}
        />
      )}
      {takesInLists.includes(role) && (
        <p>
          <a href="/patientenlijst">{say("new.list")}</a>
        </p>
      )}
    </div>
  );
}

interface KnownProps {
  told: PersonWrittenIn;
  isPending: boolean;
  onAnyway: () => void;
}

/** Who is here already; of a record that stands still no more than whom to ask. */
function Known({ told, isPending, onAnyway }: KnownProps) {
  const rows = told.look_alikes;
  const anyway = !told.stands && (
    <Button isPending={isPending} onClick={onAnyway}>
      {say("new.anyway")}
    </Button>
  );
  return (
    <section className="stack stack-tight" aria-labelledby="lijkt-kop">
      {told.ask !== undefined && (
        <Banner
          tone="warn"
          title={sayOfDoubles("frozen.title")}
          action={rows.length === 0 && anyway}
        >
          <span id={rows.length === 0 ? "lijkt-kop" : undefined}>
            {sayOfDoubles(told.stands ? "frozen.stands" : "frozen.maybe", { name: told.ask })}
          </span>
        </Banner>
      )}
      {rows.length > 0 && (
        <>
          <Banner
            tone="warn"
            title={say("new.alike_title", { count: rows.length })}
            action={anyway}
          >
            <span id="lijkt-kop">{say("new.alike_text")}</span>
          </Banner>
          <PersonRows rows={rows} />
        </>
      )}
    </section>
  );
}

function personFrom(data: FormData): NewPerson {
  return {
    given_name: textIn(data, "given_name"),
    family_name: textIn(data, "family_name"),
    birth_on: textIn(data, "birth_on"),
    phone: textIn(data, "phone"),
    email: textIn(data, "email") || undefined,
  };
}

function failure(error: unknown): string {
  return error instanceof Problem ? say("new.failed") : say("new.no_connection");
}
