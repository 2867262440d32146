import type { Example } from "../example";
import { Timeline } from "./timeline";

export const examples: Example[] = [
  {
    name: "Een verwijzing",
    draw: () => (
      <Timeline
        label="Zo gaat het verder"
        steps={[
          { id: "1", title: "Verstuurd naar Karin", when: "dinsdag 24 november", state: "done" },
          {
            id: "2",
            title: "Karin belt Anna",
            when: "vóór vrijdag 27 november",
            state: "now",
            detail: "Duurt het langer? Dan hoor je dat.",
          },
          { id: "3", title: "Kennismaken", state: "next" },
        ]}
      />
    ),
  },
];
