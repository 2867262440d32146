import type { Example } from "../example";
import { FirstSteps } from "./first_steps";

export const examples: Example[] = [
  {
    name: "Nog geen werk",
    draw: () => (
      <FirstSteps
        title="Zo begin je"
        steps={[
          { label: "Zoek een patiënt", hint: "Vanaf de derde letter.", href: "/zoek" },
          { label: "Wacht op de eerste", hint: "Die komt hier vanzelf." },
        ]}
      />
    ),
  },
];
