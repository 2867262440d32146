// Who brought a resident that no colleague in care referred.
import { word } from "../case_words";

export const sources = [
  "self",
  "family",
  "neighbour",
  "housing_association",
  "school",
  "municipality",
  "other",
] as const;

/** "via een buur" */
export function cameBy(source: string): string {
  return word("came", source);
}
