import type { Example } from "../example";
import { ShareList } from "./share_list";

export const examples: Example[] = [
  {
    name: "Wie ziet wat",
    draw: () => (
      <ShareList
        shares={[
          {
            id: "1",
            who: "Karin, welzijnscoach",
            what: "Naam, telefoonnummer en doel",
            until: "24 mei",
            onStop: () => {},
          },
          {
            id: "2",
            who: "Wandelgroep Oosterwijk",
            what: "Alleen uw voornaam",
            until: "1 januari",
            onStop: () => {},
          },
          {
            id: "3",
            who: "Eetpunt De Tafel",
            what: "Ziet niets meer",
            other: {
              words: "Deel weer",
              label: "Deel weer met Eetpunt De Tafel",
              onClick: () => {},
            },
          },
        ]}
      />
    ),
  },
];
