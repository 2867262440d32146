import type { Example } from "../example";
import { Banner } from "./banner";

export const examples: Example[] = [
  {
    name: "Gedaan",
    isWide: true,
    draw: () => (
      <Banner tone="ok" title="Verstuurd naar Wandelgroep Oosterwijk">
        Binnen 3 werkdagen hoor je of het gelukt is.
      </Banner>
    ),
  },
  {
    name: "Geen internet",
    isWide: true,
    draw: () => (
      <Banner tone="warn">
        Je hebt geen internet. Je kunt gewoon doorgaan. Laat dit scherm open.
      </Banner>
    ),
  },
  {
    name: "Fout na een actie",
    isWide: true,
    draw: () => (
      <Banner tone="danger" title="Het versturen lukte niet.">
        Je tekst is bewaard. Probeer het nog een keer.
      </Banner>
    ),
  },
  {
    name: "Bericht",
    isWide: true,
    draw: () => <Banner>Karin is er op dinsdag en donderdag.</Banner>,
  },
];
