// The words of the pages behind a link in languages that no other page has: one file a language, read
// only when it is chosen. `status` says whether a translator looked at it.
import type { LinkLanguage, Loaders } from "../words";

type Package = typeof import("./pl.json");
type Room = keyof Package["rooms"];

const packages: Record<LinkLanguage, () => Promise<{ default: Package }>> = {
  pl: () => import("./pl.json"),
  ar: () => import("./ar.json"),
};

/** The loaders of one room, beside its own Dutch and English. */
export function translated(room: Room): Pick<Loaders, LinkLanguage> {
  return {
    pl: async () => ({ default: (await packages.pl()).default.rooms[room] }),
    ar: async () => ({ default: (await packages.ar()).default.rooms[room] }),
  };
}

/** "reviewed" or "concept", as a word of each language. */
export const statusOf: Loaders = {
  nl: async () => ({ default: { status: "reviewed" } }),
  en: async () => ({ default: { status: "reviewed" } }),
  pl: async () => ({ default: { status: (await packages.pl()).default.status } }),
  ar: async () => ({ default: { status: (await packages.ar()).default.status } }),
};
