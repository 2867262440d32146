import { Button } from "../button/button";
import { Checkbox } from "../choice/choice";
import type { Example } from "../example";
import { TextField } from "../text_field/text_field";
import { Form } from "./form";

const serverSaid = { phone: "Vul je telefoonnummer in." };

export const examples: Example[] = [
  {
    name: "Formulier",
    draw: () => (
      <Form aria-label="Nieuwe verwijzing" onSubmit={() => {}}>
        <TextField name="goal" label="Wat wil Anna?" required missing="Vul in wat Anna wil." />
        <Checkbox
          name="agrees"
          label="Anna vindt dit goed"
          required
          missing="Vraag eerst of Anna het goedvindt."
        />
        <Button type="submit" kind="main">
          Verstuur
        </Button>
      </Form>
    ),
  },
  {
    name: "Met een fout",
    draw: () => (
      <Form aria-label="Telefoonnummer" onSubmit={() => {}} validationErrors={serverSaid}>
        <TextField name="phone" label="Telefoonnummer" type="tel" />
        <Button type="submit">Bewaar</Button>
      </Form>
    ),
  },
];
