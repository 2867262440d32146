// Of a locum: from which day until which one, who answers for it, and the two presses: longer, or over.
import { CalendarPlus, CircleStop } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import type { Colleague, LocumView } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { useEndLocum, useRenewLocum } from "./queries";
import { say } from "./words";

export function locumWords({ state, from_on, until_on, responsible_name }: LocumView): string {
  const days = { from: shortDay(from_on), until: shortDay(until_on) };
  const when =
    state === "over"
      ? say("locum.over", days)
      : say(state === "now" ? "locum.now" : "locum.coming", days);
  return `${when} ${say("locum.answers", { name: responsible_name })}`;
}

export interface LocumToolsProps {
  person: Colleague;
  locum: LocumView;
  /** Who lets locums in, and so answers for them. */
  canRenew: boolean;
}

export function LocumTools({ person, locum, canRenew }: LocumToolsProps) {
  const renew = useRenewLocum();
  const end = useEndLocum();
  const { name, account_id } = person;
  return (
    <>
      {canRenew && locum.state !== "coming" && (
        <Button
          isSmall
          icon={CalendarPlus}
          isPending={renew.isPending}
          label={say("locum.renew_name", { name })}
          onClick={() => !renew.isPending && renew.mutate(account_id)}
        >
          {say("locum.renew")}
        </Button>
      )}
      {locum.state !== "over" && (
        <Button
          kind="quiet"
          isSmall
          icon={CircleStop}
          isPending={end.isPending}
          label={say("locum.end_name", { name })}
          onClick={() => !end.isPending && end.mutate(account_id)}
        >
          {say("locum.end")}
        </Button>
      )}
      {(renew.isError || end.isError) && <Banner tone="danger">{say("not_done")}</Banner>}
    </>
  );
}
