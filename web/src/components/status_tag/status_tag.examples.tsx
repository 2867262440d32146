import { Clock, Phone } from "lucide-preact";
import type { Example } from "../example";
import { StatusTag } from "./status_tag";

export const examples: Example[] = [
  {
    name: "Alle standen",
    draw: () => (
      <span className="row">
        <StatusTag state="waiting">Verstuurd</StatusTag>
        <StatusTag state="busy" icon={Phone}>
          Contact gezocht
        </StatusTag>
        <StatusTag state="follow_up">Opvolging</StatusTag>
        <StatusTag state="attention" icon={Clock}>
          Duurt te lang
        </StatusTag>
        <StatusTag state="done">Afgerond</StatusTag>
      </span>
    ),
  },
];
