import { words } from "../../kernel/words";
import type dutch from "./words.nl.json";

export const say = words<typeof dutch>({
  nl: () => import("./words.nl.json"),
  en: () => import("./words.en.json"),
});

/** A word that is made of a code of the server. */
export const sayOf = (kind: string, code: string) =>
  say(`${kind}.${code}` as Parameters<typeof say>[0]);
