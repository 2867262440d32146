import type { ComponentChildren } from "preact";
import "./summary_list.css";

export interface SummaryRow {
  term: string;
  value: ComponentChildren;
  /** "Wijzig", as a link or button that says what it changes. */
  action?: ComponentChildren;
}

/** Facts or answers, one a row: also the check page before sending. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row) => (
        <div className="summary-row" key={row.term}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
          {row.action && <dd className="summary-action">{row.action}</dd>}
        </div>
      ))}
    </dl>
  );
}
