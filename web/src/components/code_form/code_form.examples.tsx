import { Button } from "../button/button";
import type { Example } from "../example";
import { CodeForm } from "./code_form";

const words = {
  title: "Vul je code in",
  label: "Code van 6 cijfers",
  hint: "Open de app op je telefoon. Daar staat de code.",
  missing: "Vul de 6 cijfers in.",
  button: "Log in",
};

export const examples: Example[] = [
  {
    name: "Code intypen, met een tweede uitweg",
    draw: () => (
      <CodeForm {...words} isPending={false} onCode={() => {}}>
        <Button kind="quiet">Begin opnieuw</Button>
      </CodeForm>
    ),
  },
];
