import type { Example } from "../components/example";
import { LanguageSwitch } from "../components/language_switch/language_switch";
import { Logo } from "../components/logo/logo";
import { ThemeSwitch } from "../components/theme_switch/theme_switch";
import { useLanguage } from "../kernel/words";
import "../app/shell.css";
import "./kit.css";

const files = import.meta.glob<{ examples: Example[] }>("../components/*/*.examples.tsx", {
  eager: true,
});

export const kitParts = Object.entries(files).map(([path, file]) => ({
  name: path.split("/").at(-2) ?? path,
  examples: file.examples,
}));

export function Kit() {
  useLanguage();
  return (
    <>
      <header className="top-bar">
        <a className="top-logo" href="/kit" aria-label="Veerkracht, begin van de kit">
          <Logo />
        </a>
        <div className="top-tools">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className="page">
        <div className="page-head">
          <h1>Kit</h1>
          <a href="/kit?conversation">Een heel werkscherm: het gesprek</a>
        </div>
        {kitParts.map((part) => (
          <section key={part.name} id={part.name} className="kit-part">
            <h2>{part.name}</h2>
            <div className="kit-examples">
              {part.examples.map((example) => (
                <div
                  key={example.name}
                  className={example.isWide ? "sheet kit-example kit-wide" : "sheet kit-example"}
                >
                  <h3>{example.name}</h3>
                  {example.draw()}
                </div>
              ))}
            </div>
          </section>
        ))}
      </main>
    </>
  );
}
