// What a resident says himself beside the record that is open, and what still waits for an answer.
import { useQuery } from "@tanstack/preact-query";
import { requestsOfPersonQuery } from "./queries";
import { RequestWords } from "./requests_panel";
import { say } from "./words";

export default function BesideRecord({ personId }: { personId: string }) {
  const rows = useQuery(requestsOfPersonQuery(personId)).data ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="verklaring-kop">
      <h2 id="verklaring-kop">{say("beside")}</h2>
      <ul className="lined-list">
        {rows.map((row) => (
          <li key={row.id} className="request">
            <RequestWords row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}
