// People: find someone, add someone. The page of a person is composed in app/practice.
import type { CapabilityModule } from "../../kernel/capability";

export const people: CapabilityModule = {
  name: "people",
  routes: [
    { path: "/zoek", load: () => import("./search_page") },
    { path: "/geopend", load: () => import("./open_patient/open_patient_page") },
    { path: "/dubbel", load: () => import("./likely_pairs/likely_pairs_page") },
    { path: "/dubbel/:id", load: () => import("./likely_pairs/likely_pair_page") },
    { path: "/patienten/:id/splitsen", load: () => import("./splits/split_page") },
    { path: "/patienten/nieuw", load: () => import("./new_person_page") },
  ],
};
