// The login of the organisation said who came, but vouches for no address: who invited hears these figures.
import { call, Problem } from "../../kernel/api";
import type { ArrivalByLogin } from "../../kernel/api_types";
import { say } from "./words";

export function ArrivalPanel({ arrival }: { arrival: ArrivalByLogin }) {
  const { figures, invited_by_name: name } = arrival;
  return (
    <>
      <p>{say("invited.call", { name })}</p>
      <p className="told-code">{`${figures.slice(0, 3)} ${figures.slice(3)}`}</p>
      <p>{say("invited.then", { name })}</p>
    </>
  );
}

export const arriveInvited = () => call("POST /api/account_invitation/arrival");

/** Why an invitation did not end in an account; undefined when it was the login itself. */
export function invitedObjection(error: unknown): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  if (error.code === "account_invitation.other_address") return say("invited.other_address");
  if (error.code === "account_invitation.one_factor") return say("invited.one_factor");
  const isOver = error.code === "account_invitation.over" || error.status === 404;
  return isOver ? say("invited.over") : undefined;
}
