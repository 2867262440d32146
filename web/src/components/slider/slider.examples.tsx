import { Brain, HeartPulse } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Example } from "../example";
import { Slider } from "./slider";

function Filled({ start, former }: { start: number | null; former?: number }) {
  const [value, setValue] = useState(start);
  return (
    <Slider
      label="Lichaam"
      icon={HeartPulse}
      tone="lichaam"
      value={value}
      former={former}
      onChange={setValue}
    />
  );
}

function Plain() {
  const [value, setValue] = useState<number | null>(7);
  return (
    <Slider
      label="Gevoel en gedachten"
      icon={Brain}
      tone="mentaal"
      value={value}
      onChange={setValue}
      isMarked
    />
  );
}

export const examples: Example[] = [
  { name: "Met vorige keer", draw: () => <Filled start={5} former={6} /> },
  { name: "Hier wil ik over praten", draw: () => <Plain /> },
  { name: "Nog niet ingevuld", draw: () => <Filled start={null} /> },
];
