// The pages for residents and volunteers, without an account: behind a link (/l/), where a code from a card
// is typed (/kaart), where who kept a passkey or joined a login comes in (/mijn), and where a resident asks for help himself (/hulp).
import type { PageRoute } from "../kernel/capability";

export const linkRoutes: readonly PageRoute[] = [
  { path: "/kaart", load: () => import("./link/card/type_code_page") },
  { path: "/l", load: () => import("./link/paper_code_page") },
  { path: "/l/:token", load: () => import("./link/link_page") },
  { path: "/l/:token/:part", load: () => import("./link/link_page") },
  { path: "/mijn", load: () => import("./link/passkeys/own_page") },
  { path: "/mijn/terug", load: () => import("./link/logins/return_page") },
  { path: "/mijn/:part", load: () => import("./link/passkeys/own_page") },
  { path: "/hulp", load: () => import("./help/help_page") },
];
