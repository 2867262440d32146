import type { Example } from "../example";
import { SummaryList } from "./summary_list";

export const examples: Example[] = [
  {
    name: "Klopt dit?",
    draw: () => (
      <SummaryList
        rows={[
          { term: "Naam", value: "Anna de Wit" },
          {
            term: "Telefoon",
            value: "06 12 34 56 78",
            action: <a href="#summary_list">Wijzig telefoonnummer</a>,
          },
        ]}
      />
    ),
  },
];
