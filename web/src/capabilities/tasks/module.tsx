// Tasks: who must do what by when, inside the practice.
import { PhoneCall } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const tasks: CapabilityModule = {
  name: "tasks",
  entries: [
    {
      href: "/taken",
      label: { nl: "Taken", en: "Tasks" },
      icon: PhoneCall,
      roles: ["assistant"],
      order: 20,
    },
  ],
  routes: [{ path: "/taken", isOfMenu: true, load: () => import("./tasks_page") }],
};
