import type { Example } from "../example";
import { WayBar } from "./way_bar";

export const examples: Example[] = [
  { name: "Begin", draw: () => <WayBar words="Vraag 1 van 8" at={1} count={8} /> },
  { name: "Bijna klaar", draw: () => <WayBar words="Vraag 7 van 8" at={7} count={8} /> },
];
