import { ChevronDown } from "lucide-preact";
import type { ComponentChildren } from "preact";
import "./disclosure.css";

export interface DisclosureProps {
  title: ComponentChildren;
  isOpen?: boolean;
  children: ComponentChildren;
}

export function Disclosure({ title, isOpen, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={isOpen}>
      <summary>
        <ChevronDown size={18} aria-hidden="true" />
        {title}
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
