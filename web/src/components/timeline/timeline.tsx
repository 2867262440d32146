import { Check, Circle, Clock } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { classes } from "../classes";
import { say } from "../words";
import "./timeline.css";

export interface TimelineStep {
  id: string;
  title: ComponentChildren;
  /** When, as words: "dinsdag 24 november". */
  when?: string;
  detail?: ComponentChildren;
  state: "done" | "now" | "next";
}

const icons = { done: Check, now: Clock, next: Circle };

/** What happened, what is going on and what comes: one line down. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => {
        const Icon = icons[step.state];
        return (
          <li
            key={step.id}
            className={classes("timeline-step", `timeline-${step.state}`)}
            aria-current={step.state === "now" ? "step" : undefined}
          >
            <span className="timeline-mark">
              <Icon size={15} strokeWidth={2.5} aria-hidden="true" />
            </span>
            <div>
              <p className="timeline-title">
                {step.state === "now" && <span className="only-read">{say("now")}: </span>}
                {step.title}
              </p>
              {step.when && <p className="timeline-when">{step.when}</p>}
              {step.detail && <div className="timeline-detail">{step.detail}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
