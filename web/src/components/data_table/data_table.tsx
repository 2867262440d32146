import type { ComponentChildren } from "preact";
import { classes } from "../classes";
import { say } from "../words";
import "./data_table.css";

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ComponentChildren;
  /** Figures stand under each other, to the right. */
  isFigure?: boolean;
}

export interface DataTableProps<Row> {
  caption: string;
  isCaptionHidden?: boolean;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads to. The name in the first column becomes the link, the row its target. */
  rowHref?: (row: Row) => string;
}

/** Scrolls in its own named box; on phones each row becomes a card with its titles. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, isCaptionHidden, columns, rows, rowKey, rowHref } = props;
  return (
    <section
      className="table-box"
      aria-label={say("table_scroll", { caption })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must reach it to scroll.
      tabIndex={0}
    >
      <table className="data-table">
        <caption className={isCaptionHidden ? "only-read" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classes(column.isFigure && "is-figure")}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={classes(rowHref && "is-link")}>
              {columns.map((column, at) => (
                <Cell key={column.id} column={column} row={row} isName={at === 0} href={rowHref} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
  isName: boolean;
  href: ((row: Row) => string) | undefined;
}

function Cell<Row>({ column, row, isName, href }: CellProps<Row>) {
  const content = column.cell(row);
  if (isName) {
    return (
      <th scope="row" data-title={column.title}>
        {href ? (
          <a className="row-link" href={href(row)}>
            {content}
          </a>
        ) : (
          content
        )}
      </th>
    );
  }
  return (
    <td data-title={column.title} className={classes(column.isFigure && "is-figure")}>
      {content}
    </td>
  );
}
