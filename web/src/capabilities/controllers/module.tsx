// What an organisation settles before it works, and how long it keeps what it has. A GP gets there from Mensen.
import { Archive, Landmark } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const controllers: CapabilityModule = {
  name: "controllers",
  entries: [
    {
      href: "/organisatie",
      label: { nl: "Organisatie", en: "Organisation" },
      icon: Landmark,
      roles: ["manager"],
      order: 75,
    },
    {
      href: "/bewaren",
      label: { nl: "Bewaren", en: "Keeping" },
      icon: Archive,
      roles: ["privacy_officer"],
      order: 30,
    },
  ],
  routes: [
    { path: "/organisatie", load: () => import("./setup_page") },
    { path: "/bewaren", load: () => import("./retention_page") },
  ],
};
