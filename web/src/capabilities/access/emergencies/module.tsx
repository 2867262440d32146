// The privacy officer looks at each time that a record was opened in an emergency.
import { ShieldAlert } from "lucide-preact";
import type { CapabilityModule } from "../../../kernel/capability";

export const emergencies: CapabilityModule = {
  name: "emergencies",
  entries: [
    {
      href: "/noodgevallen",
      label: { nl: "Noodgevallen", en: "Emergencies" },
      icon: ShieldAlert,
      roles: ["privacy_officer"],
      order: 10,
    },
  ],
  routes: [{ path: "/noodgevallen", isOfMenu: true, load: () => import("./emergencies_page") }],
};
