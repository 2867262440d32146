import type { Example } from "../example";
import PrintButton from "./print_button";

export const examples: Example[] = [{ name: "Print", draw: () => <PrintButton /> }];
