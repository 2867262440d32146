// For who helps outside a practice: numbers that a colleague changed at a case.
import { useQuery } from "@tanstack/preact-query";
import { useSession } from "../../../kernel/access";
import { NumberRow } from "./number_row";
import { numbersQuery } from "./queries";
import { say } from "./words";

const whoMayConfirm = ["social_worker", "welfare_coach"];

/** Nothing where nothing waits. */
export default function NumbersBlock() {
  const enabled = whoMayConfirm.includes(useSession().role);
  const rows = useQuery({ ...numbersQuery, enabled }).data ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="nummers-kop">
      <h2 id="nummers-kop">{say("title")}</h2>
      <ul className="lined-list">
        {rows.map((row) => (
          <NumberRow key={row.person_id} row={row} hasNoPage />
        ))}
      </ul>
    </section>
  );
}
