import type { Example } from "../example";
import { TimeSlots } from "./time_slots";

export const examples: Example[] = [
  {
    name: "Vrije momenten",
    draw: () => (
      <TimeSlots
        name="slot"
        label="Wanneer is Karin in de praktijk?"
        slots={[
          { value: "1", start: "2026-11-24T09:30:00+01:00" },
          { value: "2", start: "2026-11-24T10:15:00+01:00" },
          { value: "3", start: "2026-11-26T13:00:00+01:00" },
        ]}
        value="2"
      />
    ),
  },
];
