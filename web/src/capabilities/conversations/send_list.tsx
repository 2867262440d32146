// Sends a list home by sms or e-mail, and shows which lists are under way. No answers: the assistant
// uses it too.
import { useQuery } from "@tanstack/preact-query";
import { Send } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { RadioGroup } from "../../components/choice/choice";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { StatusTag } from "../../components/status_tag/status_tag";
import type { InvitationView, NewInvitation, PersonPage } from "../../kernel/api_types";
import { daysUntil, hour, shortDay } from "../../kernel/dates";
import PrintList from "./paper/print_list";
import { conversationsQuery, useSendList } from "./queries";
import { say } from "./words";
import "../../components/item_row/item_row.css";

export default function SendList({ person }: { person: PersonPage }) {
  const send = useSendList(person.id);
  const errors = useMemo(() => fieldWords(send.error), [send.error]);
  const invitations = useQuery(conversationsQuery(person.id)).data?.invitations ?? [];
  return (
    <div className="stack">
      {!person.messages_allowed ? (
        <Banner tone="warn">{say("list.no_messages", { name: person.given_name })}</Banner>
      ) : send.isSuccess ? (
        <Banner tone="ok">
          {say("list.sent", { count: Math.max(1, daysUntil(send.data.expires_at)) })}
        </Banner>
      ) : (
        <Form
          aria-label={say("list.title")}
          validationErrors={errors}
          onSubmit={(data) =>
            send.mutate({
              questionnaire: data.get("questionnaire") as NewInvitation["questionnaire"],
              channel: data.get("channel") as NewInvitation["channel"],
            })
          }
        >
          <RadioGroup
            name="questionnaire"
            label={say("list.which")}
            defaultValue="six_marks"
            isRow
            choices={[
              { value: "six_marks", label: say("depth.six_marks") },
              { value: "full_list", label: say("depth.full_list") },
            ]}
          />
          {person.email ? (
            <RadioGroup
              name="channel"
              label={say("list.how")}
              defaultValue="sms"
              isRow
              choices={[
                { value: "sms", label: say("list.sms", { phone: person.phone }) },
                { value: "email", label: say("list.email") },
              ]}
            />
          ) : (
            <p>
              <input type="hidden" name="channel" value="sms" />
              {say("list.sms", { phone: person.phone })}
            </p>
          )}
          {send.error && !errors && <Banner tone="danger">{say("list.failed")}</Banner>}
          {person.safe_from && (
            <p className="quiet">
              {say("list.safe_hours", {
                from: hour(person.safe_from),
                until: hour(person.safe_until),
              })}
            </p>
          )}
          <Button type="submit" kind="main" icon={Send} isWide isPending={send.isPending}>
            {say("list.send")}
          </Button>
        </Form>
      )}
      <Invitations invitations={invitations} />
      <PrintList person={person} />
    </div>
  );
}

export function Invitations({ invitations }: { invitations: readonly InvitationView[] }) {
  if (invitations.length === 0) return null;
  return (
    <ul className="lined-list" aria-label={say("list.under_way")}>
      {invitations.map((invitation) => (
        <li className="row row-apart item-row" key={invitation.id}>
          <span>
            {say(`depth.${invitation.questionnaire as "six_marks" | "full_list"}`)},{" "}
            <span className="quiet">
              {say("list.on", { date: shortDay(invitation.sent_at) })}
              {invitation.reminded_at &&
                `, ${say("list.reminded", { date: shortDay(invitation.reminded_at) })}`}
            </span>
          </span>
          <InvitationState invitation={invitation} />
        </li>
      ))}
    </ul>
  );
}

function InvitationState({ invitation }: { invitation: InvitationView }) {
  if (invitation.answered_at) {
    return <StatusTag state="done">{say("list.answered")}</StatusTag>;
  }
  const days = daysUntil(invitation.expires_at);
  if (days < 0) return <StatusTag state="attention">{say("list.expired")}</StatusTag>;
  return (
    <StatusTag state="busy">
      {days === 0 ? say("list.valid_today") : say("list.valid", { count: days })}
    </StatusTag>
  );
}
