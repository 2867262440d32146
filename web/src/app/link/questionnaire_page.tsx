// The list sent home: first who fills it in, then the questions, then what happens next.
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { ArrowRight, CalendarHeart } from "lucide-preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { ListPages } from "../../capabilities/conversations/by_link/list_pages";
import { MyWebPanel } from "../../capabilities/conversations/by_link/my_web";
import { NotForEmergency } from "../../capabilities/conversations/by_link/not_for_emergency";
import { Button } from "../../components/button/button";
import { DateFields } from "../../components/date_fields/date_fields";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { Note } from "../../components/note/note";
import { NoConnection, Problem } from "../../kernel/api";
import type { LinkGreeting } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { day } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { CodeDoor } from "./code_door";
import { greetingQuery, useStart } from "./queries";
import { say } from "./words";
import "./link.css";

export default function QuestionnairePage({ params }: PageProps) {
  const token = params.token ?? "";
  const queryClient = useQueryClient();
  const greeting = useQuery(greetingQuery(token)).data;
  useTitle(say("title"));
  if (!greeting) return null;
  const isSent = greeting.state === "answered";
  if (isSent) return <Sent token={token} greeting={greeting} />;
  if (!greeting.signed_in) return <Start token={token} greeting={greeting} />;
  return (
    <ListPages
      until={day(greeting.ends_on)}
      onSent={() =>
        queryClient.setQueryData(greetingQuery(token).queryKey, {
          ...greeting,
          state: "answered",
        })
      }
    />
  );
}

interface PartProps {
  token: string;
  greeting: LinkGreeting;
}

function Start({ token, greeting }: PartProps) {
  const start = useStart(token);
  const errors = useMemo(() => objections(start.error), [start.error]);
  return (
    <div className="page page-narrow link-page">
      <h1>{say("start.title", { name: greeting.organization_name })}</h1>
      <p>{say("start.text")}</p>
      <NotForEmergency
        practiceName={greeting.organization_name}
        practicePhone={greeting.organization_phone}
        outOfHoursPhone={greeting.out_of_hours_phone}
      />
      <section className="sheet">
        <Form
          aria-label={say("start.birth_date")}
          validationErrors={errors}
          onSubmit={(data) => !start.isPending && start.mutate(String(data.get("birth_on") ?? ""))}
        >
          <DateFields
            name="birth_on"
            label={say("start.birth_date")}
            hint={say("start.birth_hint")}
            missing={say("start.birth_missing")}
            autoComplete="bday"
            required
          />
          <Button type="submit" kind="main" icon={ArrowRight} isWide isPending={start.isPending}>
            {say("start.button")}
          </Button>
        </Form>
      </section>
      <p className="quiet">{say("start.until", { date: day(greeting.ends_on) })}</p>
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

function Sent({ token, greeting }: PartProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="page page-narrow link-page">
      <h1 ref={heading} tabIndex={-1}>
        {say("sent.title")}
      </h1>
      <Note icon={CalendarHeart} tone="dagelijks" kicker={say("sent.next")}>
        {say("sent.text", { name: greeting.organization_name })}
      </Note>
      {greeting.code_checked && (
        <section className="sheet" aria-label={say("web.title")}>
          <MyWebPanel />
        </section>
      )}
      <NotForEmergency
        practiceName={greeting.organization_name}
        practicePhone={greeting.organization_phone}
        outOfHoursPhone={greeting.out_of_hours_phone}
      />
      {!greeting.code_checked && (
        <CodeDoor token={token} title={say("web.title")} text={say("web.text")} />
      )}
    </div>
  );
}
