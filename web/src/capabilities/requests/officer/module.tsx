// The privacy officer keeps the clock of what people ask about their own record.
import { MailQuestion } from "lucide-preact";
import type { CapabilityModule } from "../../../kernel/capability";

export const requestClock: CapabilityModule = {
  name: "request_clock",
  entries: [
    {
      href: "/verzoeken",
      label: { nl: "Vragen", en: "Requests" },
      icon: MailQuestion,
      roles: ["privacy_officer"],
      order: 6,
    },
  ],
  routes: [{ path: "/verzoeken", isOfMenu: true, load: () => import("./clock_page") }],
};
