// Words on the screen. Keys are typed by the Dutch file: a missing key does not compile.
import { useEffect, useState } from "preact/hooks";
import { packageOf } from "./translations/packages";

/** Every page can be read in these. */
export type OwnLanguage = "nl" | "en";
/** The pages behind a link are read in these and in every language that has a package. */
export type Language = string;
export const languages: readonly OwnLanguage[] = ["nl", "en"];

/** A word, or a word that counts: `one` for 1, `other` for the rest. */
export type Word = string | { one: string; other: string };
export type Parameters = Record<string, string | number>;
export type Say<Key extends string> = (key: Key, parameters?: Parameters) => string;

/** A label that must be there before a capability's own words are: its entry in the menu. */
export type Label = Record<OwnLanguage, string>;

type Loader = () => Promise<{ default: unknown }>;

export interface Loaders extends Record<OwnLanguage, Loader> {
  /** Of a language that only the pages behind a link have. */
  other?: (language: Language) => Loader | undefined;
}

interface Table {
  loaders: Loaders;
  loaded: Partial<Record<Language, Record<string, Word>>>;
}

const tables: Table[] = [];
const listeners = new Set<() => void>();
let current: Language = startLanguage();

function startLanguage(): Language {
  if (typeof document === "undefined") return "nl";
  return document.documentElement.lang === "en" ? "en" : "nl";
}

/** Registers the words of one capability and gives its `say`. Only the language in use is loaded. */
export function words<Dutch extends Record<string, Word>>(
  loaders: Loaders,
): Say<Extract<keyof Dutch, string>> {
  const table: Table = { loaders, loaded: {} };
  tables.push(table);
  void load(table, current).catch(() => {
    // `wordsReady` asks again and tells the page that waits for them.
  });
  return (key, parameters) => {
    const word = table.loaded[current]?.[key];
    return word === undefined ? "" : fill(word, parameters);
  };
}

async function load(table: Table, language: Language): Promise<void> {
  // A page that nobody translated is read in Dutch.
  const { loaders } = table;
  const loader = (isOwn(language) ? loaders[language] : loaders.other?.(language)) ?? loaders.nl;
  table.loaded[language] ??= (await loader()).default as Record<string, Word>;
}

/** Everything registered so far can be said. Pages wait for this before they are drawn. */
export async function wordsReady(language: Language = current): Promise<void> {
  await Promise.all(tables.map((table) => load(table, language)));
}

export function fill(word: Word, parameters: Parameters = {}): string {
  const text = typeof word === "string" ? word : parameters.count === 1 ? word.one : word.other;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : value;
  });
}

/** 1250 becomes "1.250" and 0.6 becomes "0,6" in Dutch. */
export function number(value: number): string {
  return new Intl.NumberFormat(locale(), {
    maximumFractionDigits: 2,
  }).format(value);
}

/** "€ 5" or "€ 12,50": no cents where there are none. */
export function money(euros: number): string {
  const digits = Number.isInteger(euros) ? 0 : 2;
  const text = new Intl.NumberFormat(locale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(euros);
  return current === "nl" ? `€ ${text}` : `€${text}`;
}

export function locale(): string {
  return packageOf(current)?.locale ?? current;
}

export function isOwn(language: Language): language is OwnLanguage {
  return (languages as readonly string[]).includes(language);
}

export function language(): Language {
  return current;
}

export async function setLanguage(next: Language): Promise<void> {
  await wordsReady(next);
  current = next;
  document.documentElement.lang = next;
  document.documentElement.dir = packageOf(next)?.direction ?? "ltr";
  try {
    // The language of a link is kept with the link: this device may be of somebody else.
    if (isOwn(next)) localStorage.setItem("veerkracht.language", next);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

/** Redraws the component, and so what is below it, when another language is chosen. */
export function useLanguage(): Language {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((count) => count + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return current;
}
