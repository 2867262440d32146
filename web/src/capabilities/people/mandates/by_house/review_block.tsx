// What a colleague wrote down and asks to confirm, and whose paper is to be looked at again soon: of whom a judge
// named, or who has authority over a child. And a telephone number that a colleague changed.
import { useQuery } from "@tanstack/preact-query";
import { Button, LinkButton } from "../../../../components/button/button";
import { day } from "../../../../kernel/dates";
import { useFirst } from "../../../../kernel/first_of";
import { NumberRow } from "../../numbers/number_row";
import { numbersQuery } from "../../numbers/queries";
import { toReviewQuery } from "../queries";
import { say } from "./words";

/** Nothing where nothing waits. */
export default function ReviewBlock() {
  const rows = useQuery(toReviewQuery).data ?? [];
  const numbers = useQuery(numbersQuery).data ?? [];
  const { shown: shownNumbers, hidden: moreNumbers, showAll: showNumbers } = useFirst(numbers);
  const { shown, hidden, showAll } = useFirst(rows);
  if (rows.length === 0 && numbers.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="papier-kop">
      <h2 id="papier-kop">{say("review.title")}</h2>
      <p className="quiet">{say("review.text")}</p>
      <ul className="lined-list">
        {shownNumbers.map((row) => (
          <NumberRow key={row.person_id} row={row} />
        ))}
        {shown.map(({ id, person_id, person_name, kind, name, review_on, given_by_name }) => (
          <li key={id} className="stack stack-tight">
            <p>
              <strong>{person_name}</strong>
            </p>
            <p className="quiet">
              {[
                name,
                say(`kind.${kind}` as "kind.mentor"),
                review_on
                  ? say("review.before", { date: day(review_on) })
                  : say("review.asked", { name: given_by_name }),
              ].join(" · ")}
            </p>
            <div>
              <LinkButton href={`/patienten/${person_id}`} isSmall>
                {say("review.open", { name: person_name })}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
      {hidden + moreNumbers > 0 && (
        <div>
          <Button
            isSmall
            onClick={() => {
              showNumbers();
              showAll();
            }}
          >
            {say("more", { count: hidden + moreNumbers })}
          </Button>
        </div>
      )}
    </section>
  );
}
