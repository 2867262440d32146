// The list of a practice, taken in from a file of its own system.
import type { CapabilityModule } from "../../kernel/capability";

export const patientList: CapabilityModule = {
  name: "patient_list",
  routes: [{ path: "/patientenlijst", load: () => import("./patient_list_page") }],
};
