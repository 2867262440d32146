/** The consent text was looked at in these; in any other it is said with an interpreter. */
const reviewed: readonly string[] = ["nl", "en"];

export function isReviewed(language: string): boolean {
  return reviewed.includes(language);
}
