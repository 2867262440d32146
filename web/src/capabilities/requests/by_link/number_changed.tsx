// Who wrote another number down: whoever has the number in hand gets the code of this page.
import { useQuery } from "@tanstack/preact-query";
import { StatusLine } from "../../../components/status_line/status_line";
import { day } from "../../../kernel/dates";
import { myNumberQuery } from "./queries";
import { say } from "./words";

/** Nothing where nobody wrote over it. */
export function NumberChanged() {
  const changed = useQuery(myNumberQuery).data?.changed;
  if (!changed) return null;
  const { by_name: name, at, former, waits, held_by_name: heldBy } = changed;
  return (
    <>
      <StatusLine tone={waits ? "warn" : "quiet"}>
        {[
          `${say("fact.phone")}: ${say("number.changed", { name, date: day(at) })}`,
          former && say("number.former", { former }),
          heldBy && say("number.held", { name: heldBy }),
        ]
          .filter(Boolean)
          .join(" ")}
      </StatusLine>
      {waits && <p>{say("number.waits")}</p>}
    </>
  );
}
