// In an emergency: what those who help wrote about a patient, for an hour.
import type { CapabilityModule } from "../../../kernel/capability";

export const emergency: CapabilityModule = {
  name: "emergency",
  routes: [{ path: "/patienten/:id/noodgeval", load: () => import("./emergency_page") }],
};
