// Which column of theirs is which field of ours, and how the first people would come to stand there.
import { Select } from "../../components/choice/choice";
import { type Column, DataTable } from "../../components/data_table/data_table";
import type { ColumnChoice, ListLook } from "../../kernel/api_types";
import type { PatientField } from "./queries";
import { say } from "./words";

/** Field of ours → header of theirs. */
export type Mapping = Partial<Record<PatientField, string>>;

const fields: readonly PatientField[] = [
  "given_name",
  "family_prefix",
  "family_name",
  "birth_on",
  "phone",
  "email",
  "address",
  "village",
  "language",
];
const needed: readonly PatientField[] = ["given_name", "family_name", "birth_on"];

export function guessed(look: ListLook): Mapping {
  const mapping: Mapping = {};
  for (const field of fields) {
    const column = look.columns.find((one) => one.field === field);
    if (column) mapping[field] = column.header;
  }
  return mapping;
}

export function isWhole(mapping: Mapping): boolean {
  return needed.every((field) => mapping[field]);
}

export function mappedColumns(mapping: Mapping): ColumnChoice[] {
  return fields.flatMap((field) => {
    const header = mapping[field];
    return header ? [{ field, header }] : [];
  });
}

interface MappingSheetProps {
  look: ListLook;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  heading: { current: HTMLHeadingElement | null };
}

export function MappingSheet({ look, mapping, onChange, heading }: MappingSheetProps) {
  const headers = look.columns.map(({ header }) => ({ value: header, label: header }));

  /** A column is one thing: chosen here, it is free there. */
  function choose(field: PatientField, header: string) {
    const next = { ...mapping };
    for (const other of fields) if (next[other] === header) delete next[other];
    if (header) next[field] = header;
    else delete next[field];
    onChange(next);
  }

  return (
    <section className="sheet stack" aria-labelledby="kolommen-kop">
      <div>
        <h2 id="kolommen-kop" tabIndex={-1} ref={heading}>
          {say("mapping")}
        </h2>
        <p className="quiet">
          {say("found", { count: look.rows })}{" "}
          {look.encoding === "windows-1252" && say("older_encoding")}
        </p>
      </div>
      <div className="list-mapping">
        {fields.map((field) => (
          <Select
            key={field}
            name={field}
            label={say(`field.${field}`)}
            isOptional={!needed.includes(field)}
            emptyLabel={say("no_column")}
            choices={headers}
            value={mapping[field] ?? ""}
            onChange={(header) => choose(field, header)}
          />
        ))}
      </div>
      <Preview look={look} mapping={mapping} />
    </section>
  );
}

function Preview({ look, mapping }: { look: ListLook; mapping: Mapping }) {
  const shown = fields.filter((field) => mapping[field]);
  if (shown.length === 0) return null;
  const samples = new Map(look.columns.map((column) => [column.header, column.samples]));
  const rows = Array.from({ length: Math.min(look.rows, 5) }, (_, at) => at);
  const columns: Column<number>[] = shown.map((field) => ({
    id: field,
    title: say(`field.${field}`),
    cell: (at) => samples.get(mapping[field] ?? "")?.[at] ?? "",
  }));
  return (
    <DataTable
      caption={say("preview", { count: rows.length })}
      columns={columns}
      rows={rows}
      rowKey={String}
    />
  );
}
