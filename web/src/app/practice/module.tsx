// The screens of the practice that several capabilities share: the day, the desk, a person, a talk.
import { Headset, Sun } from "lucide-preact";
import type { CapabilityModule } from "../../kernel/capability";

export const practice: CapabilityModule = {
  name: "practice",
  entries: [
    {
      href: "/vandaag",
      label: { nl: "Vandaag", en: "Today" },
      icon: Sun,
      roles: ["gp", "practice_nurse"],
      order: 10,
    },
    {
      href: "/verwijzer",
      label: { nl: "Vandaag", en: "Today" },
      icon: Sun,
      roles: ["referrer"],
      order: 10,
    },
    {
      href: "/balie",
      label: { nl: "Balie", en: "Desk" },
      icon: Headset,
      roles: ["assistant"],
      order: 10,
    },
  ],
  routes: [
    { path: "/vandaag", isOfMenu: true, load: () => import("./today_page") },
    { path: "/verwijzer", isOfMenu: true, load: () => import("./referrer/referrer_page") },
    { path: "/balie", isOfMenu: true, load: () => import("./desk_page") },
    { path: "/patienten/:id", load: () => import("./person_page") },
    { path: "/gesprek/:id", load: () => import("./conversation_page") },
  ],
};
