import type { LucideIcon } from "lucide-preact";

/** One thread of the web. The web is as many threads as there are axes. */
export interface Axis {
  id: string;
  label: string;
  icon: LucideIcon;
  /** Code of a tone in tokens.css. */
  tone: string;
  /** null: not filled in yet. */
  value: number | null;
  /** The value of the former time. */
  former?: number | null;
  /** "Hier wil ik over praten". */
  isMarked?: boolean;
}
