// Who works in this organisation, and how somebody comes to work here.
import { UsersRound } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const accounts: CapabilityModule = {
  name: "accounts",
  entries: [
    {
      href: "/mensen",
      label: { nl: "Mensen", en: "People" },
      icon: UsersRound,
      roles: ["manager", "gp", "practice_nurse", "assistant", "referrer"],
      order: 60,
    },
  ],
  routes: [
    { path: "/mensen", isOfMenu: true, load: () => import("./people_page") },
    { path: "/toegang/:token", load: () => import("./entry_page"), isPublic: true },
  ],
};
