// The first step behind a link: a birth date. Who passes it writes; nothing is read back.
import { ArrowRight } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { NotForEmergency } from "../../capabilities/conversations/by_link/not_for_emergency";
import { Button } from "../../components/button/button";
import { DateFields } from "../../components/date_fields/date_fields";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { NoConnection, Problem } from "../../kernel/api";
import type { LinkGreeting } from "../../kernel/api_types";
import { useStart } from "./queries";
import { say } from "./words";
import "./link.css";

export interface BirthDateDoorProps {
  token: string;
  greeting: LinkGreeting;
  title: string;
  text: string;
  /** Whose birth date; left out: the own one. */
  label?: string;
  /** How long the link works. */
  children: ComponentChildren;
}

export function BirthDateDoor({
  token,
  greeting,
  title,
  text,
  label,
  children,
}: BirthDateDoorProps) {
  const start = useStart(token);
  const errors = useMemo(() => objections(start.error), [start.error]);
  return (
    <div className="page page-narrow link-page">
      <h1>{title}</h1>
      <p>{text}</p>
      <NotForEmergency
        practiceName={greeting.organization_name}
        practicePhone={greeting.organization_phone}
        outOfHoursPhone={greeting.out_of_hours_phone}
      />
      <section className="sheet">
        <Form
          aria-label={label ?? say("start.birth_date")}
          validationErrors={errors}
          onSubmit={(data) => !start.isPending && start.mutate(String(data.get("birth_on") ?? ""))}
        >
          <DateFields
            name="birth_on"
            label={label ?? say("start.birth_date")}
            hint={say("start.birth_hint")}
            missing={say("start.birth_missing")}
            autoComplete={label ? undefined : "bday"}
            required
          />
          <Button type="submit" kind="main" icon={ArrowRight} isWide isPending={start.isPending}>
            {say("start.button")}
          </Button>
        </Form>
      </section>
      <p className="quiet">{children}</p>
    </div>
  );
}

function objections(error: unknown) {
  if (error === null) return undefined;
  if (error instanceof Problem && error.code === "login.wait") {
    return { birth_on: say("start.wait") };
  }
  if (error instanceof NoConnection) return { birth_on: say("code.no_connection") };
  return (
    fieldWords(error, {
      birth_on: { wrong: say("start.wrong"), malformed: say("start.birth_missing") },
    }) ?? { birth_on: say("code.failed") }
  );
}
