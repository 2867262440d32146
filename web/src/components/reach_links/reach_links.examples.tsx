import type { Example } from "../example";
import { ReachLinks } from "./reach_links";

export const examples: Example[] = [
  {
    name: "Mail en telefoon",
    draw: () => (
      <p>
        <ReachLinks email="privacy@lange-naam-van-de-praktijk.example" phone="077 018 65 49" />
      </p>
    ),
  },
  {
    name: "Alleen telefoon",
    draw: () => (
      <p>
        <ReachLinks email="" phone="077 018 65 49" />
      </p>
    ),
  },
];
