// What the server says against a text that points at somebody, in kind words.
import { type FieldErrors, fieldWords } from "../../../components/form/validity";
import { say } from "./words";

export function objectionsTo(
  field: "question" | "answer",
  error: unknown,
): FieldErrors | undefined {
  return fieldWords(error, {
    [field]: {
      looks_like_birth_date: say("points.birth_date"),
      looks_like_bsn: say("points.bsn"),
      looks_like_phone: say("points.phone"),
      looks_like_email: say("points.email"),
      required: say(`${field}.missing`),
      too_long: say(`${field}.long`),
    },
    face_id: { not_a_choice: say("ask.choose_desk") },
  });
}
