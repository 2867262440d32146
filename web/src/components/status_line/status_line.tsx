import { Check, CircleAlert, Loader, type LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { clock } from "../../kernel/dates";
import type { Saving } from "../../kernel/saving";
import { classes } from "../classes";
import { say } from "../words";
import "./status_line.css";

export interface StatusLineProps {
  tone?: "quiet" | "ok" | "warn";
  icon?: LucideIcon;
  children: ComponentChildren;
}

/** Says softly what changed. It is always in the page, so that a change in it is heard. */
export function StatusLine({ tone = "quiet", icon: Icon, children }: StatusLineProps) {
  return (
    <p role="status" className={classes("status-line", `status-${tone}`)}>
      {Icon && <Icon size={17} aria-hidden="true" />}
      <span>{children}</span>
    </p>
  );
}

/** "Bewaard om 10.42". Goes with `useAutosave`. */
export function SavingLine({ saving }: { saving: Saving }) {
  if (saving.state === "saving") return <StatusLine icon={Loader}>{say("saving")}</StatusLine>;
  if (saving.state === "failed") {
    return (
      <StatusLine tone="warn" icon={CircleAlert}>
        {say("saving_failed")}
      </StatusLine>
    );
  }
  if (saving.state === "untouched") return <StatusLine>{null}</StatusLine>;
  return (
    <StatusLine tone="ok" icon={Check}>
      {say("saved", { time: clock(saving.at) })}
    </StatusLine>
  );
}
