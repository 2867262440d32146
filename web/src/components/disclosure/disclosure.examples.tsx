import type { Example } from "../example";
import { Disclosure } from "./disclosure";

export const examples: Example[] = [
  {
    name: "Dicht",
    draw: () => <Disclosure title="Wat sturen we mee?">Naam, telefoonnummer en doel.</Disclosure>,
  },
  {
    name: "Open",
    draw: () => (
      <Disclosure title="Wat telt mee?" isOpen>
        Elk gesprek van deze maand.
      </Disclosure>
    ),
  },
];
