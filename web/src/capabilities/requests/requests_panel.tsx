// What residents ask about their own record: whose turn it is, by when, and the answer. Nothing when
// there is nothing.
import { useQuery } from "@tanstack/preact-query";
import { Disclosure } from "../../components/disclosure/disclosure";
import { ErrorState } from "../../components/error_state/error_state";
import { StatusTag } from "../../components/status_tag/status_tag";
import type { RequestRow } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { AnswerForm } from "./answer_form";
import { Freezing } from "./freezing";
import { requestsQuery } from "./queries";
import { say } from "./words";
import "./request.css";

export default function RequestsPanel() {
  const asked = useQuery(requestsQuery);
  if (asked.isError && !asked.data)
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  const open = asked.data?.filter((row) => !row.answered_at) ?? [];
  const frozen = asked.data?.filter((row) => row.answered_at && row.restriction?.holds) ?? [];
  const done = asked.data?.filter((row) => row.answered_at && !row.restriction?.holds) ?? [];
  if (open.length + frozen.length === 0 && done.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="gegevens-kop">
      <h2 id="gegevens-kop">{say("title")}</h2>
      {open.length > 0 && (
        <ul className="lined-list" aria-label={say("title")}>
          {open.map((row) => (
            <li key={row.id} className="request">
              <div className="row">
                <h3>{row.person_name}</h3>
                <StatusTag state={row.late ? "attention" : "busy"}>
                  {say(row.late ? "late" : "before", { date: shortDay(row.due_on) })}
                </StatusTag>
              </div>
              <RequestWords row={row} />
              <p className="quiet">{ownerWords(row)}</p>
              <AnswerForm row={row} />
              <Freezing row={row} />
            </li>
          ))}
        </ul>
      )}
      {frozen.length > 0 && (
        <ul className="lined-list" aria-label={say("still_frozen")}>
          {frozen.map((row) => (
            <li key={row.id} className="request">
              <h3>{row.person_name}</h3>
              <RequestWords row={row} />
              <Freezing row={row} />
            </li>
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <Disclosure title={say("done", { count: done.length })}>
          <ul className="lined-list">
            {done.map((row) => (
              <li key={row.id} className="request">
                <p>{row.person_name}</p>
                <RequestWords row={row} />
                <Freezing row={row} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function ownerWords({ mine, owner_name }: RequestRow): string {
  if (mine) return say("owner_me");
  return owner_name ? say("owner", { name: owner_name }) : say("owner_all");
}

/** What was asked in the resident's words, and the answer. */
export function RequestWords({ row }: { row: RequestRow }) {
  const kind = say(`kind.${row.kind}` as "kind.correction");
  const subject = say(`subject.${row.subject}` as "subject.other");
  const answer = say(`answer.${row.answer}` as "answer.done");
  return (
    <>
      <p>
        <strong>{say("head", { kind, subject })}</strong>
      </p>
      <blockquote>{row.words}</blockquote>
      <p className="quiet">{say("asked", { date: shortDay(row.asked_at) })}</p>
      {row.answered_at && (
        <p>
          {say("told", { name: row.answered_by_name, answer: answer.toLocaleLowerCase() })}{" "}
          {row.answer_words}
        </p>
      )}
    </>
  );
}
