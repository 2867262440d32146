// The weekly sample of the access log is read by the privacy officer, or by the manager where there is none.
import { ListChecks } from "lucide-preact";
import type { CapabilityModule } from "../../../kernel/capability";

export const logSample: CapabilityModule = {
  name: "log_sample",
  entries: [
    {
      href: "/steekproef",
      label: { nl: "Steekproef", en: "Sample" },
      icon: ListChecks,
      roles: ["privacy_officer", "manager"],
      order: 78,
    },
  ],
  routes: [
    { path: "/steekproef", isOfMenu: true, load: () => import("./samples_page") },
    { path: "/steekproef/:id", isOfMenu: true, load: () => import("./sample_page") },
  ],
};
