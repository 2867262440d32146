// Somebody came by the login of the organisation, which vouches for no address: who invited says, by
// figures that he hears, that it is the one who was asked.
import { useMemo } from "preact/hooks";
import { CodeForm } from "../../components/code_form/code_form";
import { fieldWords } from "../../components/form/validity";
import { Problem } from "../../kernel/api";
import type { InvitationRow } from "../../kernel/api_types";
import { useConfirm } from "./queries";
import { say } from "./words";

export default function ArrivalForm({ invitation }: { invitation: InvitationRow }) {
  const { id, name } = invitation;
  const confirm = useConfirm();
  const errors = useMemo(() => wordsFor(confirm.error, name), [confirm.error, name]);
  return (
    <div className="colleague-form stack">
      <p>{say("came.text", { name })}</p>
      <CodeForm
        title={say("came.title", { name })}
        label={say("came.figures", { name })}
        hint={say("came.hint", { name })}
        missing={say("entry.code_missing")}
        button={say("came.do", { name })}
        errors={errors}
        isPending={confirm.isPending}
        onCode={(figures) => confirm.mutate({ id, figures })}
      />
    </div>
  );
}

function wordsFor(error: unknown, name: string) {
  if (error === null) return undefined;
  const wrong = say("came.wrong", { name });
  const known = { wrong, too_short: wrong, too_long: wrong };
  const isToWait = error instanceof Problem && error.status === 429;
  return fieldWords(error, { figures: known })?.figures
    ? { code: wrong }
    : { code: say(isToWait ? "entry.wait" : "not_done") };
}
