// Who is asking: the page to sign in, and where one is signed in. The pages of the demo have a module of their own.
import type { CapabilityModule } from "../../kernel/capability";

export const access: CapabilityModule = {
  name: "access",
  routes: [
    { path: "/ingelogd", load: () => import("./sessions_page") },
    { path: "/launch/hti", load: () => import("./hti_page"), isPublic: true },
    { path: "/launch/smart", load: () => import("./launch_page"), isPublic: true },
    { path: "/opnieuw-inloggen", load: () => import("./again_page"), isPublic: true },
    { path: "/login/oidc/return", load: () => import("./outside_return_page"), isPublic: true },
  ],
  signIn: () => import("./sign_in"),
  prove: () => import("./proof_dialog"),
};
