// Search as a page of its own: Ctrl+K leads here from everywhere.
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { PersonSearch } from "./person_search";
import { say } from "./words";

export default function SearchPage({ query }: PageProps) {
  useTitle(say("search.title"));
  // The id of a short question that becomes a melding with the person who is found.
  const question = query.vraag;
  return (
    <div className="page page-narrow stack">
      <h1>{say("search.title")}</h1>
      {question && <p>{say("search.for_question")}</p>}
      <PersonSearch after={question ? `?vraag=${question}` : ""} />
    </div>
  );
}
