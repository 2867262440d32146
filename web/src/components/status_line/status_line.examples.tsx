import type { Example } from "../example";
import { SavingLine, StatusLine } from "./status_line";

export const examples: Example[] = [
  { name: "Gevonden", draw: () => <StatusLine>5 mogelijkheden</StatusLine> },
  { name: "Bezig", draw: () => <SavingLine saving={{ state: "saving" }} /> },
  {
    name: "Bewaard",
    draw: () => (
      <SavingLine saving={{ state: "saved", at: new Date("2026-11-24T10:42:00+01:00") }} />
    ),
  },
  {
    name: "Nog niet bewaard",
    draw: () => <SavingLine saving={{ state: "failed", error: null }} />,
  },
];
