// A number that a colleague changed: is it hers? Only after a press a code for the own page goes there.
import { Check } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { Problem } from "../../../kernel/api";
import type { NumberWaits } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { useConfirmNumber } from "./queries";
import { say } from "./words";

interface NumberRowProps {
  row: NumberWaits;
  /** Who looks has no page of a person to go to. */
  hasNoPage?: boolean;
}

export function NumberRow({ row, hasNoPage = false }: NumberRowProps) {
  const confirm = useConfirmNumber(row.person_id);
  const { person_id, person_name: name, phone, changed_by_name, changed_at } = row;
  return (
    <li className="stack stack-tight">
      <p>
        <strong>{name}</strong>
      </p>
      <p className="quiet">
        {[
          say("number", { phone }),
          say("asked", { name: changed_by_name, date: day(changed_at) }),
        ].join(" · ")}
      </p>
      <p>{say("look", { name })}</p>
      {confirm.isError && <Banner tone="danger">{objection(confirm.error)}</Banner>}
      <div className="row">
        <Button
          isSmall
          icon={Check}
          label={say("confirm_name", { phone, name })}
          isPending={confirm.isPending}
          onClick={() => !confirm.isPending && confirm.mutate(phone)}
        >
          {say("confirm")}
        </Button>
        {!hasNoPage && (
          <LinkButton href={`/patienten/${person_id}`} isSmall>
            {say("open", { name })}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

function objection(error: unknown): string {
  const code = error instanceof Problem ? error.code : "";
  if (code === "colleague.let_in_lately") return say("colleague_new");
  return say(code === "record.changed" ? "changed_meanwhile" : "not_done");
}
