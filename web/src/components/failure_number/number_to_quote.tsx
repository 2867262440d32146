// Loaded when something failed, and not before.
import { later } from "../../kernel/later";

export const NumberToQuote = later(
  () => import("./failure_number"),
  () => null,
);
