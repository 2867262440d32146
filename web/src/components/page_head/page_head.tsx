import { Eye } from "lucide-preact";
import type { ComponentChildren } from "preact";

export interface PageHeadProps {
  title: string;
  /** Short facts on one line: age and place, which talk it is. */
  facts?: readonly string[];
  /** Who can see this page, in a sentence. On each page about a person. */
  whoSees?: string;
  /** A SavingLine, and at most two buttons. */
  children?: ComponentChildren;
}

/** The same on every page: what it is, the facts, who sees it, and the few things to do. */
export function PageHead({ title, facts = [], whoSees, children }: PageHeadProps) {
  return (
    <div className="page-head">
      <div className="page-head-words">
        <h1 tabIndex={-1}>{title}</h1>
        {(facts.length > 0 || whoSees) && (
          <p className="facts">
            {facts.filter(Boolean).map((fact) => (
              <span className="facts-item" key={fact}>
                {fact}
              </span>
            ))}
            {whoSees && (
              <span className="facts-item facts-strong">
                <Eye size={18} aria-hidden="true" />
                {whoSees}
              </span>
            )}
          </p>
        )}
      </div>
      {children && <div className="page-head-tools">{children}</div>}
    </div>
  );
}
