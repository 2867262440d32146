import { words } from "../../../kernel/words";
import type dutch from "./words.nl.json";

export const say = words<typeof dutch>({
  nl: () => import("./words.nl.json"),
  en: () => import("./words.en.json"),
});
