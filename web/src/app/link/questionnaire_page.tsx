// The list sent home: first who fills it in, then the questions, then what happens next.
import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { CalendarHeart } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { ListPages } from "../../capabilities/conversations/by_link/list_pages";
import { MyWebPanel } from "../../capabilities/conversations/by_link/my_web";
import { NotForEmergency } from "../../capabilities/conversations/by_link/not_for_emergency";
import { Note } from "../../components/note/note";
import type { LinkGreeting } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { day } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { BirthDateDoor } from "./birth_date_door";
import { CodeDoor } from "./code_door";
import { greetingQuery } from "./queries";
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
  return (
    <BirthDateDoor
      token={token}
      greeting={greeting}
      title={say("start.title", { name: greeting.organization_name })}
      text={say("start.text")}
    >
      {say("start.until", { date: day(greeting.ends_on) })}
    </BirthDateDoor>
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
