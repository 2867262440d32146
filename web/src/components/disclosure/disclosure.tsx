import { ChevronDown } from "lucide-preact";
import type { ComponentChildren } from "preact";
import "./disclosure.css";

export interface DisclosureProps {
  title: ComponentChildren;
  isOpen?: boolean;
  /** It was opened: what it holds may come only then. */
  onAsk?: () => void;
  children: ComponentChildren;
}

export function Disclosure({ title, isOpen, onAsk, children }: DisclosureProps) {
  return (
    <details
      className="disclosure"
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open && onAsk?.()}
    >
      <summary>
        <ChevronDown size={18} aria-hidden="true" />
        {title}
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
