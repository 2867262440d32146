// The name that was searched and not found is not typed a second time: it goes along to the page of
// a new patient, in memory only.
const small = ["van", "de", "den", "der", "het", "in", "op", "te", "ten", "ter", "'t"];

let searched = "";

export function keepSearched(words: string): void {
  searched = words;
}

/** "noor van den berg" and "Van den Berg, Noor" as two boxes; a date is no name. */
export function takeSearchedName() {
  const words = searched.trim();
  searched = "";
  if (/\d/.test(words)) return { given_name: "", family_name: "" };
  const [family = "", given] = words.split(",").map((part) => part.trim());
  if (given !== undefined) return { given_name: written(given), family_name: written(family) };
  const space = words.indexOf(" ");
  if (space < 0) return { given_name: "", family_name: written(words) };
  return {
    given_name: written(words.slice(0, space)),
    family_name: written(words.slice(space + 1)),
  };
}

/** As it is written on paper: "van den Berg". */
function written(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((word) =>
      small.includes(word.toLocaleLowerCase()) ? word.toLocaleLowerCase() : capital(word),
    )
    .join(" ");
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}
