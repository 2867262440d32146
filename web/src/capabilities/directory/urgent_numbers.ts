// The numbers of the whole country for who cannot wait: data of the server, kept as long as the page
// is open.
import { queryOptions } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { UrgentNumber } from "../../kernel/api_types";

export const urgentNumbersQuery = queryOptions({
  queryKey: ["urgent_numbers"],
  queryFn: () => call("GET /api/urgent_numbers"),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What stands there before the server answered, and when it does not: the number of all Europe. */
export const numbersWithoutServer: readonly UrgentNumber[] = [
  { code: "emergency", shown: "112", call: "112", source: "", checked_on: "" },
];

/** Some numbers are for an age only: those stand where the age is known. */
export function isForEverybody(number: UrgentNumber): boolean {
  return number.from_age === undefined && number.until_age === undefined;
}

export function isForAge(number: UrgentNumber, years: number): boolean {
  return years >= (number.from_age ?? 0) && years <= (number.until_age ?? Number.POSITIVE_INFINITY);
}
