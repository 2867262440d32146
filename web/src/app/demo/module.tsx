// The pages that only a demo folder on this machine has: who are you, the mailbox, the clock.
import type { CapabilityModule } from "../../kernel/capability";

export const demo: CapabilityModule = {
  name: "demo",
  routes: [
    { path: "/demo", isPublic: true, load: () => import("./who_page") },
    { path: "/demo/postvak", isPublic: true, load: () => import("./mailbox_page") },
    { path: "/demo/klok", isPublic: true, load: () => import("./clock_page") },
  ],
};
