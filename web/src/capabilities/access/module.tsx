// Who is asking: the page to sign in. The pages of the demo have a module of their own.
import type { CapabilityModule } from "../../kernel/capability";

export const access: CapabilityModule = {
  name: "access",
  routes: [],
  signIn: () => import("./sign_in"),
};
