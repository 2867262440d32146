// The privacy officer keeps the register of breaches, and looks in the access log whom one is about.
import { DatabaseZap, FileSearch } from "lucide-preact";
import type { CapabilityModule } from "../../../kernel/capability";

export const breachRegister: CapabilityModule = {
  name: "breach_register",
  entries: [
    {
      href: "/datalekken",
      label: { nl: "Datalekken", en: "Breaches" },
      icon: DatabaseZap,
      roles: ["privacy_officer"],
      order: 7,
    },
    {
      href: "/logboek",
      label: { nl: "Logboek", en: "Log" },
      icon: FileSearch,
      roles: ["privacy_officer"],
      order: 11,
    },
  ],
  routes: [
    { path: "/datalekken", isOfMenu: true, load: () => import("./breaches_page") },
    { path: "/datalekken/:id", isOfMenu: true, load: () => import("./breach_page") },
    { path: "/logboek", isOfMenu: true, load: () => import("./log_page") },
  ],
};
