// The pages for residents and volunteers, without an account: behind a link (/l/), and the one where a
// resident asks for help himself.
import type { PageRoute } from "../kernel/capability";

export const linkRoutes: readonly PageRoute[] = [
  { path: "/l/:token", load: () => import("./link/link_page") },
  { path: "/hulp", load: () => import("./help/help_page") },
];
