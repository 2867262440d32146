import type { Example } from "../example";
import { ReachLinks } from "./reach_links";

export const examples: Example[] = [
  {
    name: "Mail en telefoon",
    draw: () => (
      <ReachLinks email="privacy@lange-naam-van-de-praktijk.example" phone="077 018 65 49" />
    ),
  },
  { name: "Alleen telefoon", draw: () => <ReachLinks email="" phone="077 018 65 49" /> },
];
