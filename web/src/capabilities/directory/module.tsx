// Who helps with what, as an organisation keeps it. A GP gets there from Mensen.
import { ListTree } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const directory: CapabilityModule = {
  name: "directory",
  entries: [
    {
      href: "/gezichten",
      label: { nl: "Wie helpt", en: "Who helps" },
      icon: ListTree,
      roles: ["manager", "wmo_officer", "debt_officer", "youth_worker"],
      order: 65,
    },
  ],
  routes: [
    {
      path: "/gezichten",
      load: () => import("./organization_faces/organization_faces_page"),
    },
  ],
};
