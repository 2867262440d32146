import type { Example } from "../example";
import { FileField } from "./file_field";

export const examples: Example[] = [
  {
    name: "Eén bestand",
    isWide: true,
    draw: () => (
      <FileField
        label="Het bestand"
        hint="Een CSV-bestand van hooguit 5 MB."
        accept=".csv"
        onChoose={() => {}}
      />
    ),
  },
];
