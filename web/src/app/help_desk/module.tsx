// The help desk finds by a quoted number what went wrong, without seeing what it was about. Who runs an
// organisation comes here from its people.
import { Headset } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const helpDesk: CapabilityModule = {
  name: "help_desk",
  entries: [
    {
      href: "/helpdesk",
      label: { nl: "Helpdesk", en: "Help desk" },
      icon: Headset,
      roles: ["technical_admin"],
      order: 65,
    },
  ],
  routes: [{ path: "/helpdesk", load: () => import("./help_desk_page") }],
};
