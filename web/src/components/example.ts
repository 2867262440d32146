import type { ComponentChildren } from "preact";

/** One state of a component, drawn on the kit page and walked over by axe. */
export interface Example {
  name: string;
  /** Takes the whole width of the kit. */
  isWide?: boolean;
  draw: () => ComponentChildren;
}
