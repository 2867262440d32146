// In which language this link is read: each language under its own name. A translation that nobody
// looked at says so, in that language.
import { useEffect, useState } from "preact/hooks";
import { classes } from "../../components/classes";
import { allPackages, isReviewed, packageOf } from "../../kernel/translations/packages";
import { language, setLanguage, useLanguage } from "../../kernel/words";
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

/** Without a token no link remembers it yet. */
export function LanguageChoice({ token = "" }: { token?: string }) {
  const now = useLanguage();
  const choose = useChooseLanguage(token);
  return (
    <div className="page page-narrow link-page link-languages">
      <fieldset>
        <legend className="only-read">{say("language.choose")}</legend>
        {allPackages().map(({ code: one, name, direction }) => (
          <button
            key={one}
            type="button"
            className={classes("link-language", one === now && "link-language-chosen")}
            aria-pressed={one === now}
            lang={one}
            dir={direction}
            onClick={() => void setLanguage(one).then(() => token && choose.mutate(one))}
          >
            {name}
          </button>
        ))}
      </fieldset>
      {!isReviewed(now) && <p className="quiet small">{say("language.concept")}</p>}
    </div>
  );
}
