import { SearchX } from "lucide-preact";
import { Button } from "../button/button";
import type { Example } from "../example";
import { EmptyState } from "./empty_state";

export const examples: Example[] = [
  {
    name: "Eerste keer",
    draw: () => <EmptyState text="Nog geen doel. Vraag: ‘Wat wil je het liefst weer kunnen?’" />,
  },
  {
    name: "Niets gevonden",
    draw: () => (
      <EmptyState icon={SearchX} text="Niets gevonden voor ‘zeilen’. Probeer een ander woord.">
        <Button>Zet filters uit</Button>
      </EmptyState>
    ),
  },
];
