// In which language this link is read: each language under its own name. A translation that nobody
// looked at says so, in that language; and who speaks a language that is not here chooses himself.
import { useEffect, useState } from "preact/hooks";
import { classes } from "../../components/classes";
import { languageName } from "../../kernel/languages";
import { standsIn } from "../../kernel/translations/agreeing";
import { allPackages, isReviewed, packageOf } from "../../kernel/translations/packages";
import { isOwn, language, setLanguage, useLanguage } from "../../kernel/words";
import { useChooseLanguage } from "./queries";
import { say } from "./words";

function isKnown(code: string): boolean {
  return packageOf(code) !== undefined;
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

interface LanguageChoiceProps {
  /** Without one no link remembers it yet. */
  token?: string;
  /** The language that was wanted. */
  wanted?: string;
  /** A page that is there in these alone. */
  isOwnOnly?: boolean;
}

export function LanguageChoice({ token = "", wanted = "", isOwnOnly }: LanguageChoiceProps) {
  const now = useLanguage();
  const isChosen = (one: string) => one === now && !standsIn();
  const offered = allPackages().filter(({ code }) => !isOwnOnly || isOwn(code));
  const choose = useChooseLanguage(token);
  return (
    <div className="page page-narrow link-page link-languages">
      <fieldset>
        <legend className="only-read">{say("language.choose")}</legend>
        {offered.map(({ code: one, name, direction }) => (
          <button
            key={one}
            type="button"
            className={classes("link-language", isChosen(one) && "link-language-chosen")}
            aria-pressed={isChosen(one)}
            lang={one}
            dir={direction}
            onClick={() => void setLanguage(one).then(() => token && choose.mutate(one))}
          >
            {name}
          </button>
        ))}
      </fieldset>
      {standsIn() && (
        <p className="small">{say("language.absent", { language: languageName(wanted) })}</p>
      )}
      {!isReviewed(now) && <p className="quiet small">{say("language.concept")}</p>}
    </div>
  );
}
