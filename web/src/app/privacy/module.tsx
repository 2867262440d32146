// The first page of the privacy officer, made of several rooms.
import { ShieldHalf } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const privacy: CapabilityModule = {
  name: "privacy",
  entries: [
    {
      href: "/privacy",
      label: { nl: "Privacy", en: "Privacy" },
      icon: ShieldHalf,
      roles: ["privacy_officer"],
      order: 5,
    },
  ],
  routes: [{ path: "/privacy", isOfMenu: true, load: () => import("./privacy_page") }],
};
