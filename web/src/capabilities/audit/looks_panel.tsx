// "Wie keek": who opened what of the resident, day by day. Not hidden in a table nobody reads.
import { useQuery } from "@tanstack/preact-query";
import { Eye, PenLine } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import { list } from "../../components/web/sentence";
import type { MyLook } from "../../kernel/api_types";
import { day, isoDay, time } from "../../kernel/dates";
import { myLooksQuery } from "./queries";
import { say } from "./words";
import "./looks_panel.css";

const daysShown = 5;

type Key = Parameters<typeof say>[0];

export function LooksPanel() {
  const asked = useQuery(myLooksQuery);
  const [hasAll, setHasAll] = useState(false);
  if (asked.isPending) return <Skeleton label={say("loading")} lines={4} />;
  if (asked.isError)
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  const days = byDay(asked.data.rows);
  if (days.length === 0) return <EmptyState icon={Eye} text={say("empty")} />;
  return (
    <div className="stack">
      {days.slice(0, hasAll ? days.length : daysShown).map((one) => (
        <section key={one.day} aria-labelledby={`keek-${one.day}`}>
          <h3 id={`keek-${one.day}`}>{day(one.day)}</h3>
          <ul className="looks">
            {one.looks.map((look) => (
              <li key={`${look.who}${look.isWriting}`}>
                {look.isWriting ? (
                  <PenLine size={18} aria-hidden="true" />
                ) : (
                  <Eye size={18} aria-hidden="true" />
                )}
                <span>
                  <strong>{look.who}</strong> {say(look.isWriting ? "wrote" : "looked")}{" "}
                  {list(look.what)}
                  <span className="quiet"> ({time(look.at)})</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {days.length > daysShown && !hasAll && (
        <div>
          <Button onClick={() => setHasAll(true)}>{say("more")}</Button>
        </div>
      )}
    </div>
  );
}

export interface DayOfLooks {
  day: string;
  looks: { who: string; isWriting: boolean; what: string[]; at: string }[];
}

/** One line for each reader on a day, with all they looked at. */
export function byDay(rows: readonly MyLook[]): DayOfLooks[] {
  const days: DayOfLooks[] = [];
  for (const row of rows) {
    const date = isoDay(row.at);
    let one = days.find((known) => known.day === date);
    if (!one) {
      one = { day: date, looks: [] };
      days.push(one);
    }
    const who = whoLooked(row);
    const isWriting = row.operation === "write";
    const what = say(`class.${row.record_class}` as Key) || row.record_class;
    const known = one.looks.find((look) => look.who === who && look.isWriting === isWriting);
    if (!known) one.looks.push({ who, isWriting, what: [what], at: row.at });
    else if (!known.what.includes(what)) known.what.push(what);
  }
  return days;
}

/** A function and an organisation, no name: the practice can say who it was. */
function whoLooked(look: MyLook): string {
  const role = say(`role.${look.role}` as Key) || look.role;
  return look.organization_name && look.role !== "resident"
    ? say("who", { role, organization: look.organization_name })
    : role;
}
