import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { classes } from "../classes";
import { IconDisc } from "../icon_disc/icon_disc";
import "./item_row.css";

export interface ItemRowProps {
  icon: LucideIcon;
  tone?: string;
  title: ComponentChildren;
  /** Below the title: the first step, who, when. */
  children?: ComponentChildren;
  /** On the right: one control. */
  action?: ComponentChildren;
  /** Reached: the title is struck through, the control says it in words. */
  isDone?: boolean;
}

/** One thing with an icon in front. Stands in a `ul.lined-list`. */
export function ItemRow({ icon, tone, title, children, action, isDone }: ItemRowProps) {
  return (
    <li className={classes("item-row", isDone && "item-row-done")}>
      <IconDisc icon={icon} tone={tone} />
      <div className="item-row-words">
        <p className="item-row-title">{title}</p>
        {children && <div className="item-row-detail">{children}</div>}
      </div>
      {action}
    </li>
  );
}
