// The team of who receives referrals: who is here, who is away, and how much everybody carries.
import { UsersRound } from "lucide-preact";
import type { CapabilityModule } from "../../../../kernel/capability";

export const team: CapabilityModule = {
  name: "team",
  entries: [
    {
      href: "/team",
      label: { nl: "Team", en: "Team" },
      icon: UsersRound,
      roles: [
        "welfare_coach",
        "social_worker",
        "village_supporter",
        "wmo_officer",
        "debt_officer",
        "youth_worker",
      ],
      order: 20,
    },
  ],
  routes: [{ path: "/team", isOfMenu: true, load: () => import("./team_page") }],
};
