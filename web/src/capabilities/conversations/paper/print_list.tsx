// The six marks to fill in by pen, in a language that they exist in.
import { Printer } from "lucide-preact";
import { useState } from "preact/hooks";
import { LinkButton } from "../../../components/button/button";
import { Select } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import type { PersonPage } from "../../../kernel/api_types";
import { languageName } from "../../../kernel/languages";
import { allPackages, packageOf } from "../../../kernel/translations/packages";
import { say } from "./words";

export default function PrintList({ person }: { person: PersonPage }) {
  const [language, setLanguage] = useState(packageOf(person.language)?.code ?? "nl");
  return (
    <Disclosure title={say("print.title")}>
      <div className="stack stack-tight">
        <Select
          name="paper_language"
          label={say("print.language")}
          choices={allPackages().map(({ code }) => ({ value: code, label: languageName(code) }))}
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
