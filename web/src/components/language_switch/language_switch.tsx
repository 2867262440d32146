import { Languages } from "lucide-preact";
import { type Language, language, setLanguage, useLanguage } from "../../kernel/words";
import { say } from "../words";
import "./language_switch.css";

/** The word stands in the language it leads to, and says so to a screen reader. */
export function LanguageSwitch() {
  const now = useLanguage();
  const other: Language = now === "nl" ? "en" : "nl";
  return (
    <button
      type="button"
      className="top-tool"
      aria-label={`${say("language_other")}, ${say("language_switch")}`}
      onClick={() => void setLanguage(language() === "nl" ? "en" : "nl")}
    >
      <Languages size={20} aria-hidden="true" />
      <span className="language-word" lang={other} aria-hidden="true">
        {say("language_other")}
      </span>
    </button>
  );
}
