// Who receives a referral: the coach and the social worker live in their worklist.
import { ListChecks } from "lucide-preact";
import type { CapabilityModule } from "../../../kernel/capability";

export const cases: CapabilityModule = {
  name: "cases",
  entries: [
    {
      href: "/werklijst",
      label: { nl: "Werklijst", en: "Worklist" },
      icon: ListChecks,
      roles: ["welfare_coach", "social_worker"],
      order: 10,
    },
  ],
  routes: [
    { path: "/werklijst", load: () => import("./worklist_page") },
    { path: "/werklijst/:id", load: () => import("./case_page") },
  ],
};
