// Typing figures on a slider: "7" is 7 at once, "1" and then "0" is 10.

export interface Typed {
  value: number;
  /** What a next figure may be added to. */
  pending: string;
}

/** The value after one more figure, or null where the slider does not have that value. */
export function typeDigit(pending: string, digit: string, min: number, max: number): Typed | null {
  const joined = Number(pending + digit);
  if (pending !== "" && joined >= min && joined <= max) return { value: joined, pending: "" };
  const alone = Number(digit);
  if (alone < min || alone > max) return null;
  const canGrow = alone > 0 && alone * 10 <= max;
  return { value: alone, pending: canGrow ? digit : "" };
}
