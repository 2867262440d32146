import type { Example } from "../example";
import { Skeleton } from "./skeleton";

export const examples: Example[] = [
  { name: "Laden", draw: () => <Skeleton label="De lijst komt eraan..." /> },
];
