// The words of every kind of party, out of its own file: `virtual:kinds/nl`, `virtual:kinds/en`, and what
// a file says in further languages in `virtual:kinds/other`. A new file brings its words along.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Words = Record<string, string>;
interface Kind {
  code: string;
  words: Record<string, Words>;
}

const house = (path: string) => join(import.meta.dirname, "../..", path);
const folder = "server/capabilities/referrals/packages/targets";

/** "name" of "wmo_desk" is "name.wmo_desk"; a word with a dot is of a line of the clock. */
export function wordsOf(kinds: readonly Kind[], language: string): Words {
  return Object.fromEntries(
    kinds.flatMap(({ code, words }) =>
      Object.entries(words[language] ?? {}).map(([key, word]) => [
        key.includes(".") ? key : `${key}.${code}`,
        word,
      ]),
    ),
  );
}

export function furtherWordsOf(kinds: readonly Kind[]): Record<string, Words> {
  const languages = new Set(kinds.flatMap(({ words }) => Object.keys(words)));
  const dutch = wordsOf(kinds, "nl");
  return Object.fromEntries(
    [...languages]
      .filter((language) => language !== "nl" && language !== "en")
      .map((language) => [language, { ...dutch, ...wordsOf(kinds, language) }]),
  );
}

export function filesOfKinds(...folders: string[]): Kind[] {
  return [folder, ...folders].flatMap((one) =>
    globSync("*.json", { cwd: house(one) })
      .sort()
      .map((name) => JSON.parse(readFileSync(house(`${one}/${name}`), "utf8")) as Kind),
  );
}

const start = "virtual:kinds/";

/** For vite; `folders` hold kinds that are only tried. */
export function kindsOfParties(...folders: string[]) {
  return {
    name: "veerkracht-kinds",
    resolveId: (id: string) => (id.startsWith(start) ? `\0${id}` : undefined),
    load(id: string) {
      if (!id.startsWith(`\0${start}`)) return undefined;
      const kinds = filesOfKinds(...folders);
      const language = id.slice(start.length + 1);
      const said = language === "other" ? furtherWordsOf(kinds) : wordsOf(kinds, language);
      return `export default ${JSON.stringify(said)};`;
    },
  };
}
