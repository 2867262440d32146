import type { Example } from "../example";
import { Checkbox, CheckboxGroup, RadioGroup, Select } from "./choice";

const moments = [
  { value: "morning", label: "In de ochtend" },
  { value: "afternoon", label: "In de middag" },
  { value: "any", label: "Maakt niet uit", hint: "Karin probeert het twee keer." },
];

export const examples: Example[] = [
  {
    name: "Eén kiezen",
    draw: () => (
      <RadioGroup
        name="moment"
        label="Wanneer belt Karin u?"
        choices={moments}
        defaultValue="morning"
      />
    ),
  },
  {
    name: "Eén kiezen, op een rij",
    draw: () => (
      <RadioGroup
        name="talk"
        label="Gesprek gevoerd?"
        isRow
        choices={[
          { value: "yes", label: "Ja" },
          { value: "short", label: "Kort" },
          { value: "no", label: "Nee" },
        ]}
      />
    ),
  },
  {
    name: "Meer kiezen",
    draw: () => (
      <CheckboxGroup
        name="needs"
        label="Waar gaat het over?"
        choices={[
          { value: "alone", label: "Alleen zijn" },
          { value: "carer", label: "Zorgen voor iemand" },
        ]}
        defaultValues={["alone"]}
      />
    ),
  },
  {
    name: "Toestemming",
    draw: () => (
      <Checkbox
        name="consent"
        label="Anna vindt dit goed"
        hint="We sturen haar naam, telefoonnummer en doel mee. Haar verhaal niet."
      />
    ),
  },
  {
    name: "Vinkje achteraan",
    draw: () => (
      <Checkbox
        label="Gelukt"
        isTrailing
        defaultChecked
        aria-label="Gelukt: twee keer per week wandelen"
      />
    ),
  },
  {
    name: "Lijst",
    draw: () => (
      <Select
        name="practice"
        label="Praktijk"
        emptyLabel="Kies een praktijk"
        choices={[
          { value: "a", label: "De Linde" },
          { value: "b", label: "De Beuk" },
        ]}
      />
    ),
  },
];
