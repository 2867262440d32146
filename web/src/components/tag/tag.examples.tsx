import { Compass, House, Users } from "lucide-preact";
import type { Example } from "../example";
import { IconDisc } from "../icon_disc/icon_disc";
import { Tag } from "./tag";

export const examples: Example[] = [
  {
    name: "Met kleur",
    draw: () => (
      <Tag tone="meedoen" icon={Users}>
        Meedoen
      </Tag>
    ),
  },
  { name: "Zonder kleur", draw: () => <Tag>Oosterwijk</Tag> },
  {
    name: "Schijf met pictogram",
    draw: () => (
      <span className="row">
        <IconDisc icon={House} tone="dagelijks" /> Dagelijks leven
        <IconDisc icon={Compass} tone="zingeving" isSmall /> Zin en betekenis
      </span>
    ),
  },
];
