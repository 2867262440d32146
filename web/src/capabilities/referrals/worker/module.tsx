// Who receives a referral: coaches and social workers live in their worklist, desks in their inbox.
import { Inbox, ListChecks } from "lucide-preact";
import type { CapabilityModule } from "../../../kernel/capability";

export const cases: CapabilityModule = {
  name: "cases",
  entries: [
    {
      href: "/werklijst",
      label: { nl: "Werklijst", en: "Worklist" },
      icon: ListChecks,
      roles: ["welfare_coach", "social_worker", "village_supporter"],
      order: 10,
    },
    {
      href: "/werklijst",
      label: { nl: "Postvak", en: "Inbox" },
      icon: Inbox,
      roles: ["wmo_officer", "debt_officer", "youth_worker"],
      order: 10,
    },
  ],
  routes: [
    { path: "/werklijst", isOfMenu: true, load: () => import("./worklist_page") },
    // Before the cases: "nieuw" is a page of its own, and no case.
    { path: "/werklijst/nieuw", isOfMenu: true, load: () => import("./own_case/new_case_page") },
    { path: "/werklijst/:id/brief", isOfMenu: true, load: () => import("./own_case/letter_page") },
    { path: "/werklijst/:id", isOfMenu: true, load: () => import("./case_page") },
  ],
};
