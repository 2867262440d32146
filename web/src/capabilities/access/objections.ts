// What the server says against a password or a code, in words, beside the field to mend.
import { type FieldErrors, fieldWords } from "../../components/form/validity";
import { NoConnection, Problem } from "../../kernel/api";
import { say } from "./words";

export function objections(
  error: unknown,
  field: "password" | "code",
  refused = say("wrong"),
): FieldErrors | undefined {
  if (error === null) return undefined;
  if (error instanceof Problem && error.code === "login.wait") return { [field]: say("wait") };
  if (error instanceof Problem && error.code === "login.refused") return { password: refused };
  if (error instanceof Problem && error.code === "session.none")
    return { [field]: say("too_late") };
  if (error instanceof NoConnection) return { [field]: say("no_connection") };
  return (
    fieldWords(error, {
      code: { wrong: say("code_wrong"), too_short: say("code_wrong"), too_long: say("code_wrong") },
    }) ?? { [field]: say("not_now") }
  );
}

/** Why the login of the organisation did not bring anybody in. */
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
