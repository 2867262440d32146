import type { Example } from "../example";
import { DateFields, DateInput } from "./date_fields";

export const examples: Example[] = [
  {
    name: "Geboortedatum",
    draw: () => <DateFields name="birth_date" label="Geboortedatum" defaultValue="1959-05-03" />,
  },
  {
    name: "Fout",
    draw: () => (
      <DateFields
        name="birth_date2"
        label="Geboortedatum"
        error="Vul een dag, een maand en een jaar in."
      />
    ),
  },
  {
    name: "Een dag kiezen",
    draw: () => <DateInput name="until" label="Tot wanneer?" defaultValue="2026-12-24" />,
  },
];
