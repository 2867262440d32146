// The pages behind a link: for residents and volunteers, without an account. Paths start with /l/.
import type { PageRoute } from "../kernel/capability";

export const linkRoutes: readonly PageRoute[] = [
  { path: "/l", load: () => import("./link/paper_code_page") },
  { path: "/l/:token", load: () => import("./link/link_page") },
];
