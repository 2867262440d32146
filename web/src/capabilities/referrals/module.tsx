// Referrals as their sender sees them. Who receives has pages of its own in worker/.
import { ChartNoAxesColumn, Send } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const referrals: CapabilityModule = {
  name: "referrals",
  entries: [
    {
      href: "/verwijzingen",
      label: { nl: "Verwijzingen", en: "Referrals" },
      icon: Send,
      roles: ["gp", "practice_nurse", "referrer", "locum"],
      order: 20,
    },
    {
      href: "/cijfers/verwijzen",
      label: { nl: "Cijfers", en: "Figures" },
      icon: ChartNoAxesColumn,
      roles: ["welfare_coach", "social_worker", "village_supporter", "referrer", "manager"],
      order: 70,
    },
  ],
  routes: [
    { path: "/verwijzingen", isOfMenu: true, load: () => import("./feedback_page") },
    { path: "/cijfers/verwijzen", load: () => import("./figures_page") },
    { path: "/verwijzingen/:id", load: () => import("./referral_page") },
    { path: "/verwijzingen/:id/toestemming", load: () => import("./consent_page") },
  ],
};
