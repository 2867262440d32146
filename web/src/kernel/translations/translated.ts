// The words of the pages behind a link in languages that no other page has: web.json of each language,
// read only when it is chosen.
import type { Loaders } from "../words";

type Rooms = Record<string, unknown>;

const packages = import.meta.glob<Rooms>(
  "../../../../server/runtime/languages/packages/*/web.json",
  { import: "default" },
);

function fileOf(language: string): (() => Promise<Rooms>) | undefined {
  const path = Object.keys(packages).find((name) => name.endsWith(`/${language}/web.json`));
  return path === undefined ? undefined : packages[path];
}

/** The loaders of one room, beside its own Dutch and English. */
export function translated(room: string): Pick<Loaders, "other"> {
  return {
    other: (language) => {
      const read = fileOf(language);
      return read && (async () => ({ default: (await read())[room] }));
    },
  };
}
