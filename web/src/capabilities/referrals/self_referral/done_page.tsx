// What happens now: where it stands, by when, and how it can be followed.
import { CalendarHeart } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Note } from "../../../components/note/note";
import { phoneLink } from "../../../components/reach_links/reach_links";
import type { SelfReferralSent } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { Heading } from "./heading";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

interface DonePageProps {
  sent: SelfReferralSent;
  emergency: ComponentChildren;
}

export function DonePage({ sent, emergency }: DonePageProps) {
  const organization = sent.to_organization_name;
  return (
    <>
      <Heading>{say("done.title")}</Heading>
      <p>{say("done.text", { name: sent.to_name, organization })}</p>
      <Note icon={CalendarHeart} tone="dagelijks">
        {sent.clock
          .map((line) => say(`done.${line.code}` as Key, { date: day(line.due_on) }))
          .join(" ")}
      </Note>
      <p>{say("done.link")}</p>
      {sent.to_phone && (
        <p>
          {say("done.call", { organization })}{" "}
          <a href={phoneLink(sent.to_phone)}>{sent.to_phone}</a>
        </p>
      )}
      {emergency}
    </>
  );
}
