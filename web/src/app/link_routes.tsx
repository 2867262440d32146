// The pages behind a link: for residents and volunteers, without an account. Paths start with /l/; a code
// from a card is typed at /kaart.
import type { PageRoute } from "../kernel/capability";

export const linkRoutes: readonly PageRoute[] = [
  { path: "/kaart", load: () => import("./link/card/type_code_page") },
  { path: "/l/:token", load: () => import("./link/link_page") },
];
