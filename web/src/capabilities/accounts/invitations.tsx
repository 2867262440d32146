// Who was asked and did not come in yet.
import { RotateCw, X } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { StatusTag } from "../../components/status_tag/status_tag";
import { Problem } from "../../kernel/api";
import type { InvitationRow, InvitationSent } from "../../kernel/api_types";
import { dayAndTime } from "../../kernel/dates";
import { later } from "../../kernel/later";
import { useInviteAgain, useWithdraw } from "./queries";
import { roleWords } from "./role_words";
import { say } from "./words";

const ArrivalForm = later(
  () => import("./arrival_form"),
  () => null,
);

const stateWords = {
  came: "came.state",
  expired: "open.expired",
  guessed: "open.guessed",
} as const;

export interface InvitationsProps {
  invitations: readonly InvitationRow[];
  onSent: (sent: InvitationSent) => void;
}

export function Invitations({ invitations, onSent }: InvitationsProps) {
  return (
    <section className="sheet" aria-labelledby="onderweg-kop">
      <h2 id="onderweg-kop">{say("open")}</h2>
      <ul className="lined-list">
        {invitations.map((one) => (
          <Row key={one.id} invitation={one} onSent={onSent} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  invitation: InvitationRow;
  onSent: (sent: InvitationSent) => void;
}

function Row({ invitation, onSent }: RowProps) {
  const again = useInviteAgain();
  const withdraw = useWithdraw();
  const { id, name, email, role, purpose, state, expires_at } = invitation;
  const error = again.error ?? withdraw.error;
  return (
    <li className="colleague">
      <div className="colleague-words">
        <p className="colleague-name">{name}</p>
        <p className="colleague-load">
          <span>{purpose === "recovery" ? say("open.recovery") : roleWords(role)}</span>
          <span>{email}</span>
          {state === "open" ? (
            <span>{say("open.until", { when: dayAndTime(expires_at) })}</span>
          ) : (
            <StatusTag state="attention">
              {say(stateWords[state as keyof typeof stateWords] ?? "open.expired")}
            </StatusTag>
          )}
        </p>
      </div>
      <div className="colleague-tools">
        <Button
          kind="quiet"
          isSmall
          icon={X}
          label={say("open.withdraw_name", { name })}
          isPending={withdraw.isPending}
          onClick={() => withdraw.mutate(id)}
        >
          {say("open.withdraw")}
        </Button>
        <Button
          isSmall
          icon={RotateCw}
          label={say("open.again_name", { name })}
          isPending={again.isPending}
          onClick={() => void again.mutateAsync(id).then(onSent, () => undefined)}
        >
          {say("open.again")}
        </Button>
      </div>
      {state === "came" && <ArrivalForm invitation={invitation} />}
      {error && (
        <div className="colleague-form">
          <Banner tone="danger">{failure(error)}</Banner>
        </div>
      )}
    </li>
  );
}

function failure(error: unknown): string {
  if (!(error instanceof Problem)) return say("not_done");
  if (error.status === 429) return say("open.just_sent");
  return say(error.code === "account_invitation.over" ? "open.over" : "not_done");
}
