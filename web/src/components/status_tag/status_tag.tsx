import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { classes } from "../classes";
import "./status_tag.css";

export interface StatusTagProps {
  /** What still needs work stands out; `done` is plain text. Never red: red is for errors. */
  state: "waiting" | "busy" | "follow_up" | "done" | "attention";
  icon?: LucideIcon;
  children: ComponentChildren;
}

export function StatusTag({ state, icon: Icon, children }: StatusTagProps) {
  return (
    <span className={classes("status-tag", `status-tag-${state}`)}>
      {Icon && <Icon size={15} aria-hidden="true" />}
      {children}
    </span>
  );
}
