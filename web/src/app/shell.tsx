// The frame around every page of people with an account: top bar, menu, notices, and the page.
import { CircleUserRound, LogOut, MonitorSmartphone, Search, UsersRound } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../components/banner/banner";
import { LanguageSwitch } from "../components/language_switch/language_switch";
import { Logo } from "../components/logo/logo";
import { ThemeSwitch } from "../components/theme_switch/theme_switch";
import { type Session, signOut } from "../kernel/access";
import type { MenuEntry } from "../kernel/capability";
import { useLine } from "../kernel/line";
import { language, useLanguage } from "../kernel/words";
import { DemoBarSlot } from "./demo/demo_bar_slot";
import { LimitBanner } from "./limit_banner";
import { say } from "./words";
import "./shell.css";

const mostOnPhone = 4;
const mostOnTop = 5;
const searchPage = "/zoek";
/** Who has patients to find; others work from their own list. */
const rolesThatSearch: readonly string[] = [
  "gp",
  "practice_nurse",
  "referrer",
  "assistant",
  "locum",
];
const rolePage = "/demo";

export interface ShellProps {
  session: Session | null;
  entries: readonly MenuEntry[];
  children: ComponentChildren;
}

export function Shell({ session, entries, children }: ShellProps) {
  useLanguage();
  const { path, route } = useLocation();
  const isUp = useLine();
  const searches = session !== null && rolesThatSearch.includes(session.role);
  useSearchKey(() => searches && route(searchPage));

  return (
    <>
      <a className="skip-link" href="#inhoud">
        {say("skip")}
      </a>
      <header className="top-bar">
        <a className="top-logo" href="/" aria-label={say("home")}>
          <Logo />
        </a>
        {session && (
          <nav className="top-menu" aria-label={say("menu")}>
            <MenuLinks entries={entries.slice(0, mostOnTop)} path={path} />
          </nav>
        )}
        <div className="top-tools">
          {searches && (
            <a className="top-search" href={searchPage} aria-keyshortcuts="Control+K">
              <Search size={18} aria-hidden="true" />
              <span className="top-search-words">{say("search")}</span>
              <span className="top-search-key" aria-hidden="true">
                Ctrl K
              </span>
            </a>
          )}
          <LanguageSwitch />
          <ThemeSwitch />
          {session && <AccountMenu session={session} />}
        </div>
      </header>
      <DemoBarSlot path={path} />
      {!isUp && <Banner tone="warn">{say("no_internet")}</Banner>}
      <LimitBanner path={path} />
      <main id="inhoud" tabIndex={-1}>
        {children}
      </main>
      {session && entries.length > 0 && (
        <nav className="bottom-bar" aria-label={say("menu")}>
          <MenuLinks entries={entries.slice(0, mostOnPhone)} path={path} hasIcons />
        </nav>
      )}
    </>
  );
}

interface MenuLinksProps {
  entries: readonly MenuEntry[];
  path: string;
  hasIcons?: boolean;
}

function MenuLinks({ entries, path, hasIcons = false }: MenuLinksProps) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.href}>
          <a href={entry.href} aria-current={isHere(entry.href, path) ? "page" : undefined}>
            {hasIcons && (
              <span className="bottom-icon">
                <entry.icon size={20} aria-hidden="true" />
              </span>
            )}
            {entry.label[language() === "nl" ? "nl" : "en"]}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function isHere(href: string, path: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}

function AccountMenu({ session }: { session: Session }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { path } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step to another page closes the menu.
  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [path]);
  useEffect(() => {
    const close = (event: Event) => {
      const box = menu.current;
      if (!box?.open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === "Escape";
      const isOutside = event.type === "pointerdown" && !box.contains(event.target as Node);
      if (isEscape) box.querySelector("summary")?.focus();
      if (isEscape || isOutside) box.open = false;
    };
    addEventListener("keydown", close);
    addEventListener("pointerdown", close);
    return () => {
      removeEventListener("keydown", close);
      removeEventListener("pointerdown", close);
    };
  }, []);

  return (
    <details className="account-menu" ref={menu}>
      <summary
        aria-label={say("account", { initials: initials(session.name), name: session.name })}
      >
        {initials(session.name) || <CircleUserRound aria-hidden="true" />}
      </summary>
      <div className="account-sheet">
        <p className="account-name">{session.name}</p>
        <p className="account-organisation">{session.organization_name}</p>
        <ul>
          {session.demo_pages && (
            <li>
              <a href={rolePage}>
                <UsersRound size={18} aria-hidden="true" />
                {say("switch_role")}
              </a>
            </li>
          )}
          <li>
            <a href="/ingelogd">
              <MonitorSmartphone size={18} aria-hidden="true" />
              {say("sessions")}
            </a>
          </li>
          <li>
            <button type="button" onClick={() => void signOut()}>
              <LogOut size={18} aria-hidden="true" />
              {say("sign_out")}
            </button>
          </li>
        </ul>
      </div>
    </details>
  );
}

/** "Suzan van den Berg" is SB: the words between first and last name do not count. */
export function initials(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^\p{Lu}/u.test(part));
  const first = parts[0]?.[0] ?? "";
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? "") : "";
  return first + last;
}

function useSearchKey(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
