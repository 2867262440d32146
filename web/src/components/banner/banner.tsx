import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { classes } from "../classes";
import { NumberToQuote } from "../failure_number/number_to_quote";
import "./banner.css";

export interface BannerProps {
  /** `danger` only for an error after an action: it is read aloud at once. */
  tone?: "info" | "ok" | "warn" | "danger";
  title?: string;
  /** Buttons. */
  action?: ComponentChildren;
  children: ComponentChildren;
}

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

/** A notice that stays until what it says is over. Nothing vanishes by itself. */
export function Banner({ tone = "info", title, action, children }: BannerProps) {
  const Icon = icons[tone];
  return (
    <div
      className={classes("banner", `banner-${tone}`)}
      role={tone === "danger" ? "alert" : "status"}
    >
      <Icon size={22} aria-hidden="true" />
      <div className="banner-words">
        {title && <p className="banner-title">{title}</p>}
        <div>{children}</div>
        {tone === "danger" && <NumberToQuote />}
      </div>
      {action}
    </div>
  );
}
