import type { Example } from "../example";
import { ErrorState } from "./error_state";

export const examples: Example[] = [
  {
    name: "Een deel laadt niet",
    draw: () => (
      <ErrorState text="De lijst laadt niet. Wat je hebt ingevuld is bewaard." onRetry={() => {}} />
    ),
  },
];
