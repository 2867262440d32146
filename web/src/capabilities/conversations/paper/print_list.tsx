// The six marks to fill in by pen, in a language that they exist in.
import { Printer } from "lucide-preact";
import { useState } from "preact/hooks";
import { LinkButton } from "../../../components/button/button";
import { Select } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import type { PersonPage } from "../../../kernel/api_types";
import { languageName } from "../../../kernel/languages";
import { linkLanguages } from "../../../kernel/words";
import { say } from "./words";

export default function PrintList({ person }: { person: PersonPage }) {
  const own = linkLanguages.find((code) => code === person.language) ?? "nl";
  const [language, setLanguage] = useState<string>(own);
  return (
    <Disclosure title={say("print.title")}>
      <div className="stack stack-tight">
        <Select
          name="paper_language"
          label={say("print.language")}
          choices={linkLanguages.map((code) => ({ value: code, label: languageName(code) }))}
          value={language}
          onChange={setLanguage}
        />
        <div>
          <LinkButton
            href={`/api/people/${person.id}/list_on_paper?language=${language}`}
            icon={Printer}
            target="_blank"
          >
            {say("print.button")}
          </LinkButton>
        </div>
      </div>
    </Disclosure>
  );
}
