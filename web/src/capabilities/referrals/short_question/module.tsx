// Korte vraag: a question to a desk about nobody in particular. It stands on the day of who asked
// and in the inbox of who answers; it has no entry of its own in the menu.
import type { CapabilityModule } from "../../../kernel/capability";

export const shortQuestions: CapabilityModule = {
  name: "short_questions",
  routes: [
    { path: "/vragen", load: () => import("./ask_page") },
    { path: "/vragen/:id", load: () => import("./question_page") },
  ],
};
