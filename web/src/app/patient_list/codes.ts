/** The server says what is wrong with a file in English ("a formula, not a value"); here that is the
 * key of our own words: a_formula_not_a_value. */
export function codeOf(reason: string): string {
  return reason.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}
