import type { Example } from "../example";
import { PrintButton } from "./print_sheet";

export const examples: Example[] = [{ name: "Print", draw: () => <PrintButton /> }];
