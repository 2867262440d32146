import { type LucideIcon, Sprout } from "lucide-preact";
import type { ComponentChildren } from "preact";
import "./empty_state.css";

export interface EmptyStateProps {
  icon?: LucideIcon;
  /** Why it is empty, and a question to ask or what to do. */
  text: ComponentChildren;
  /** One action. */
  children?: ComponentChildren;
}

export function EmptyState({ icon: Icon = Sprout, text, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <span className="empty-icon">
        <Icon size={24} aria-hidden="true" />
      </span>
      <p>{text}</p>
      {children}
    </div>
  );
}
