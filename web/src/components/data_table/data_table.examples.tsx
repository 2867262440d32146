import type { Example } from "../example";
import { DataTable } from "./data_table";

const rows = [
  { name: "Welzijn", sent: 14, started: 11 },
  { name: "Maatschappelijk werk", sent: 9, started: 8 },
];

export const examples: Example[] = [
  {
    name: "Tabel",
    isWide: true,
    draw: () => (
      <DataTable
        caption="Verwijzingen in november"
        rows={rows}
        rowKey={(row) => row.name}
        rowHref={() => "#data_table"}
        columns={[
          { id: "name", title: "Naar", cell: (row) => row.name },
          { id: "sent", title: "Verstuurd", cell: (row) => row.sent, isFigure: true },
          { id: "started", title: "Gestart", cell: (row) => row.started, isFigure: true },
        ]}
      />
    ),
  },
];
