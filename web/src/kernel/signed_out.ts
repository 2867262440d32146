// Where one who signed out here may sign out as well: kept until the page to sign in has read it.
import type { SignedOut } from "./api_types";

/** Says of nobody who he is; read once, by the page to sign in. */
const place = "vk_signed_out";

export function keepSignedOut(out: SignedOut | undefined): void {
  if (out?.address) sessionStorage.setItem(place, JSON.stringify(out));
}

export function takeSignedOut(): SignedOut | null {
  const kept = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  return kept === null ? null : JSON.parse(kept);
}
