// Beside the number: whether a code goes there already.
import { useQuery } from "@tanstack/preact-query";
import { StatusLine } from "../../../components/status_line/status_line";
import type { PersonPage } from "../../../kernel/api_types";
import { dayAndTime } from "../../../kernel/dates";
import { numberQuery } from "./queries";
import { say } from "./words";

/** Nothing where the number holds. */
export function NumberLine({ person }: { person: PersonPage }) {
  const wasChanged = person.corrections.some(({ field }) => field === "phone");
  const asked = useQuery({ ...numberQuery(person.id, person.phone), enabled: wasChanged });
  const waits = asked.data?.waits;
  if (!waits) return null;
  return (
    <>
      <StatusLine tone="warn">{say("waits", { name: waits.changed_by_name })}</StatusLine>
      <p className="quiet">
        {waits.holds_at
          ? say("until_date", { date: dayAndTime(waits.holds_at) })
          : say("until_colleague")}
      </p>
    </>
  );
}
