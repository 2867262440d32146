import { Eye } from "lucide-preact";
import type { Example } from "../example";
import { SearchField, TextArea, TextField } from "./text_field";

export const examples: Example[] = [
  { name: "Tekst", draw: () => <TextField name="name" label="Hoe heet u?" autoComplete="name" /> },
  {
    name: "Met uitleg",
    draw: () => (
      <TextField
        name="phone"
        label="Telefoonnummer"
        hint="Karin belt u op dit nummer."
        type="tel"
        width={14}
        isOptional
      />
    ),
  },
  {
    name: "Fout",
    draw: () => (
      <TextField name="phone2" label="Telefoonnummer" error="Vul je telefoonnummer in." />
    ),
  },
  {
    name: "Verhaal",
    draw: () => (
      <TextArea
        name="story"
        label="Verhaal in haar eigen woorden"
        defaultValue="Sinds Piet er niet meer is, eet ik alleen."
        hint={
          <>
            <Eye size={16} aria-hidden="true" /> Anna leest dit mee.
          </>
        }
      />
    ),
  },
  { name: "Zoek", draw: () => <SearchField label="Zoek, bijvoorbeeld ‘wandelen’" /> },
];
