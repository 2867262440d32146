// Where a yes can be said on the screen: in a text that was looked at, and that who reads it can read.
import { language } from "../words";
import { isReviewed, packageOf } from "./packages";

let isStandIn = false;

/** The language that this link is for. Where it has no texts, what stands here only stands in for it,
 * until who reads it chooses one himself; the server says so too. */
export function readsFor(wanted: string): void {
  isStandIn = wanted !== "" && packageOf(wanted) === undefined;
}

export function standsIn(): boolean {
  return isStandIn;
}

export function canAgreeHere(): boolean {
  return isReviewed(language()) && !isStandIn;
}
