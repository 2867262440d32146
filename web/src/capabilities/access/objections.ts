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
