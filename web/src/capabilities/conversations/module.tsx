// Conversations: het andere gesprek and the list sent home. The screen of a talk is composed in
// app/practice, because plan and referral are part of it.
import { ChartNoAxesColumn } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const conversations: CapabilityModule = {
  name: "conversations",
  entries: [
    {
      href: "/cijfers",
      label: { nl: "Cijfers", en: "Figures" },
      icon: ChartNoAxesColumn,
      roles: ["gp", "practice_nurse"],
      order: 40,
    },
  ],
  routes: [{ path: "/cijfers", isOfMenu: true, load: () => import("./figures_page") }],
};
