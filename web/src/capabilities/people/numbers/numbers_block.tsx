// For who helps outside a practice: numbers that a colleague changed at a case.
import { useQuery } from "@tanstack/preact-query";
import { Button } from "../../../components/button/button";
import { useSession } from "../../../kernel/access";
import { useFirst } from "../../../kernel/first_of";
import { NumberRow } from "./number_row";
import { numbersQuery } from "./queries";
import { say } from "./words";

const whoMayConfirm = ["social_worker", "welfare_coach"];

/** Nothing where nothing waits. */
export default function NumbersBlock() {
  const enabled = whoMayConfirm.includes(useSession().role);
  const rows = useQuery({ ...numbersQuery, enabled }).data ?? [];
  const { shown, hidden, showAll } = useFirst(rows);
  if (rows.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="nummers-kop">
      <h2 id="nummers-kop">{say("title")}</h2>
      <ul className="lined-list">
        {shown.map((row) => (
          <NumberRow key={row.person_id} row={row} hasNoPage />
        ))}
      </ul>
      {hidden > 0 && (
        <div>
          <Button isSmall onClick={showAll}>
            {say("more", { count: hidden })}
          </Button>
        </div>
      )}
    </section>
  );
}
