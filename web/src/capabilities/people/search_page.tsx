// Search as a page of its own: Ctrl+K leads here from everywhere.
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { PersonSearch } from "./person_search";
import { say } from "./words";

export default function SearchPage(_: PageProps) {
  useTitle(say("search.title"));
  return (
    <div className="page page-narrow stack">
      <h1>{say("search.title")}</h1>
      <PersonSearch />
    </div>
  );
}
