import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { classes } from "../classes";
import "./note.css";

export interface NoteProps {
  /** Small words above: what kind of note this is. */
  kicker?: string;
  tone?: string;
  icon?: LucideIcon;
  /** A button on the right. */
  action?: ComponentChildren;
  /** Large words of the heading's letter, for a question to ask aloud. */
  isSpoken?: boolean;
  children: ComponentChildren;
}

/** A tinted box with one thought: a question to ask, something to know. Not for errors. */
export function Note({ kicker, tone, icon: Icon, action, isSpoken, children }: NoteProps) {
  return (
    <div className={classes("note", tone && `tone-${tone}`)}>
      {Icon && <Icon className="note-icon" size={22} aria-hidden="true" />}
      <div className="note-words">
        {kicker && <p className="note-kicker">{kicker}</p>}
        <div className={classes(isSpoken && "note-spoken")}>{children}</div>
      </div>
      {action}
    </div>
  );
}
