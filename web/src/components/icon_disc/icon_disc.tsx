import type { LucideIcon } from "lucide-preact";
import { classes } from "../classes";
import "./icon_disc.css";

export interface IconDiscProps {
  icon: LucideIcon;
  /** Code of a tone in tokens.css. */
  tone?: string;
  isSmall?: boolean;
}

/** Round tinted icon. Always stands beside its word. */
export function IconDisc({ icon: Icon, tone, isSmall = false }: IconDiscProps) {
  return (
    <span className={classes("icon-disc", tone && `tone-${tone}`, isSmall && "icon-disc-small")}>
      <Icon size={isSmall ? 16 : 20} aria-hidden="true" />
    </span>
  );
}
