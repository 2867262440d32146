import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { classes } from "../classes";
import "./tag.css";

export interface TagProps {
  tone?: string;
  icon?: LucideIcon;
  children: ComponentChildren;
}

/** What something is about: colour, icon and word together. For states: StatusTag. */
export function Tag({ tone, icon: Icon, children }: TagProps) {
  return (
    <span className={classes("tag", tone && `tone-${tone}`)}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      {children}
    </span>
  );
}
