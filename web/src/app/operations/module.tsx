// The page of the technical administrator: how the system is doing, and nothing about persons.
import { Gauge } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const operations: CapabilityModule = {
  name: "operations",
  entries: [
    {
      href: "/beheer",
      label: { nl: "Beheer", en: "Operations" },
      icon: Gauge,
      roles: ["technical_admin"],
      order: 10,
    },
  ],
  routes: [{ path: "/beheer", isOfMenu: true, load: () => import("./operations_page") }],
};
