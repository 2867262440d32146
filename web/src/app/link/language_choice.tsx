// In which language this link is read: each language under its own name. A translation that nobody
// looked at says so, in that language.
import { useEffect, useState } from "preact/hooks";
import { classes } from "../../components/classes";
import { statusOf } from "../../kernel/translations/translated";
import {
  type Language,
  language,
  linkLanguages,
  setLanguage,
  useLanguage,
  words,
} from "../../kernel/words";
import { useChooseLanguage } from "./queries";
import { say } from "./words";

const sayStatus = words<{ status: string }>(statusOf);

const names: Record<Language, string> = {
  nl: "Nederlands",
  en: "English",
  pl: "Polski",
  ar: "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
};

function isKnown(code: string): code is Language {
  return (linkLanguages as readonly string[]).includes(code);
}

/** True when the words of the language that this link remembers are there. */
export function useKeptLanguage(kept: string): boolean {
  const [isReady, setIsReady] = useState(!isKnown(kept) || kept === language());
  useEffect(() => {
    if (isReady || !isKnown(kept)) return;
    // Without the words of that language the page is read in the one that is there.
    setLanguage(kept).then(
      () => setIsReady(true),
      () => setIsReady(true),
    );
  }, [kept, isReady]);
  return isReady;
}

/** Without a token no link remembers it yet. */
export function LanguageChoice({ token = "" }: { token?: string }) {
  const now = useLanguage();
  const choose = useChooseLanguage(token);
  return (
    <div className="page page-narrow link-page link-languages">
      <fieldset>
        <legend className="only-read">{say("language.choose")}</legend>
        {linkLanguages.map((one) => (
          <button
            key={one}
            type="button"
            className={classes("link-language", one === now && "link-language-chosen")}
            aria-pressed={one === now}
            lang={one}
            dir={one === "ar" ? "rtl" : "ltr"}
            onClick={() => void setLanguage(one).then(() => token && choose.mutate(one))}
          >
            {names[one]}
          </button>
        ))}
      </fieldset>
      {sayStatus("status") === "concept" && (
        <p className="quiet small">{say("language.concept")}</p>
      )}
    </div>
  );
}
