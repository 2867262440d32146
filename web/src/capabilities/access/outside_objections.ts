// Why the login of the organisation brought nobody in. Apart from what is said beside fields: some pages have none.
import { NoConnection, Problem } from "../../kernel/api";
import { say } from "./words";

export function outsideObjection(error: unknown): string {
  if (error instanceof NoConnection) return say("no_connection");
  const code = error instanceof Problem ? error.code : "";
  if (code === "login.wait") return say("wait");
  if (code === "login.outside_unknown") return say("outside.unknown");
  if (code === "login.outside_taken") return say("outside.taken");
  return say("outside.refused");
}

/** Who put the question for a proof away knows that nothing was done. */
export function isLeft(error: unknown): boolean {
  return error instanceof Problem && error.code === "session.proof_wanted";
}
