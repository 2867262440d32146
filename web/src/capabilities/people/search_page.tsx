// Search as a page of its own: Ctrl+K leads here from everywhere.
import { useAccess } from "../../kernel/access";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { say as sayOfDoubles } from "./likely_pairs/words";
import { PersonSearch } from "./person_search";
import { say } from "./words";

const looksForDoubles: readonly string[] = ["gp", "practice_nurse", "assistant"];

export default function SearchPage({ query }: PageProps) {
  const access = useAccess();
  const role = "session" in access ? access.session.role : "";
  useTitle(say("search.title"));
  // The id of a short question that becomes a melding with the person who is found.
  const question = query.vraag;
  return (
    <div className="page page-narrow stack">
      <h1>{say("search.title")}</h1>
      {question && <p>{say("search.for_question")}</p>}
      <PersonSearch after={question ? `?vraag=${question}` : ""} />
      {!question && looksForDoubles.includes(role) && (
        <p>
          <a href="/dubbel">{sayOfDoubles("link")}</a>
        </p>
      )}
    </div>
  );
}
