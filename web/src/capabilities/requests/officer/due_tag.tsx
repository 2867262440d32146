// Until when an answer must have come, said so that what is late stands out.
import { StatusTag } from "../../../components/status_tag/status_tag";
import type { ClockedRequest } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { say } from "./words";

export function DueTag({ row }: { row: ClockedRequest }) {
  if (row.answered_on) return <StatusTag state="done">{say("done")}</StatusTag>;
  return (
    <StatusTag state={row.late ? "attention" : "busy"}>
      {say(row.late ? "late" : "before", { date: shortDay(row.due_on) })}
    </StatusTag>
  );
}

export function kindOf({ kind }: ClockedRequest): string {
  return say(`kind.${kind}` as "kind.insight");
}
