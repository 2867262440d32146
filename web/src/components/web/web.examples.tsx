import { Brain, Compass, HeartPulse, House, Sun, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Example } from "../example";
import { type Axis, Web, WebSentence, WebSliders, WebTable } from "./web";

export const sixAxes: readonly Axis[] = [
  { id: "lichaam", label: "Lichaam", icon: HeartPulse, tone: "lichaam", value: 5, former: 6 },
  {
    id: "mentaal",
    label: "Gevoel en gedachten",
    icon: Brain,
    tone: "mentaal",
    value: 6,
    former: 6,
  },
  {
    id: "zingeving",
    label: "Zin en betekenis",
    icon: Compass,
    tone: "zingeving",
    value: 8,
    former: 7,
  },
  {
    id: "kwaliteit",
    label: "Kwaliteit van leven",
    icon: Sun,
    tone: "kwaliteit",
    value: 6,
    former: 5,
  },
  { id: "meedoen", label: "Meedoen", icon: Users, tone: "meedoen", value: 3, former: 5 },
  {
    id: "dagelijks",
    label: "Dagelijks leven",
    icon: House,
    tone: "dagelijks",
    value: 7,
    former: 7,
  },
];

const fourAxes: readonly Axis[] = [
  { id: "a", label: "Lichaam", icon: HeartPulse, tone: "lichaam", value: 4, former: 6 },
  { id: "b", label: "Gevoel", icon: Brain, tone: "mentaal", value: 7, former: 5, isMarked: true },
  { id: "c", label: "Meedoen", icon: Users, tone: "meedoen", value: 2, former: 2 },
  { id: "d", label: "Dagelijks leven", icon: House, tone: "dagelijks", value: 8, former: 6 },
];

interface TriedWebProps {
  start: readonly Axis[];
  former?: string;
  first?: string;
}

function TriedWeb({ start, former, first }: TriedWebProps) {
  const [axes, setAxes] = useState(start);
  const [chosen, setChosen] = useState(first);
  const change = (id: string, value: number | null) =>
    setAxes((before) => before.map((axis) => (axis.id === id ? { ...axis, value } : axis)));
  return (
    <div className="stack">
      <Web axes={axes} former={former} chosen={chosen} onChoose={setChosen} onChange={change} />
      <WebSentence axes={axes} former={former} />
      <WebSliders axes={axes} chosen={chosen} onChange={change} />
      <WebTable axes={axes} former={former} />
    </div>
  );
}

export const examples: Example[] = [
  {
    name: "Zes draden, met vorige keer",
    draw: () => <TriedWeb start={sixAxes} former="14 maart" first="meedoen" />,
  },
  { name: "Vier draden", draw: () => <TriedWeb start={fourAxes} former="14 maart" /> },
  {
    name: "Niet alles ingevuld",
    draw: () => (
      <TriedWeb
        start={sixAxes.map((axis, at) => (at === 1 || at === 4 ? { ...axis, value: null } : axis))}
      />
    ),
  },
  { name: "Alleen kijken", draw: () => <Web axes={sixAxes} /> },
];
