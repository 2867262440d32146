import { Eye, Plus, Printer, RefreshCw, Send } from "lucide-preact";
import type { Example } from "../example";
import { Button, IconButton, LinkButton } from "./button";

const nothing = () => {};

export const examples: Example[] = [
  {
    name: "Hoofdknop",
    draw: () => (
      <Button kind="main" icon={Send}>
        Verstuur verwijzing
      </Button>
    ),
  },
  {
    name: "Bezig",
    draw: () => (
      <Button kind="main" icon={Send} isPending>
        Verstuur verwijzing
      </Button>
    ),
  },
  { name: "Gewoon", draw: () => <Button icon={Plus}>Voeg toe</Button> },
  {
    name: "Stil",
    draw: () => (
      <Button kind="quiet" icon={Printer}>
        Print
      </Button>
    ),
  },
  {
    name: "Aan",
    draw: () => (
      <Button icon={Eye} isPressed>
        Samen kijken
      </Button>
    ),
  },
  { name: "Kan niet terug", draw: () => <Button kind="danger">Trek in</Button> },
  {
    name: "Klein",
    draw: () => (
      <Button isSmall label="Stop delen met Karin">
        Stop delen
      </Button>
    ),
  },
  { name: "Link", draw: () => <LinkButton href="#button">Naar de wegwijzer</LinkButton> },
  {
    name: "Pictogram",
    draw: () => <IconButton label="Andere vraag" icon={RefreshCw} onClick={nothing} />,
  },
];
