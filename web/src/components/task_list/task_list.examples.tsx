import type { Example } from "../example";
import { StatusTag } from "../status_tag/status_tag";
import { TaskList } from "./task_list";

export const examples: Example[] = [
  {
    name: "Delen van een plan",
    draw: () => (
      <TaskList
        label="Mijn plan"
        rows={[
          { id: "1", href: "#task_list", title: "Wat wilt u?", state: "done" },
          { id: "2", href: "#task_list", title: "Wie helpt mee?", state: "busy" },
          { id: "3", href: "#task_list", title: "Wanneer kijken we terug?", state: "todo" },
        ]}
      />
    ),
  },
  {
    name: "Werklijst",
    draw: () => (
      <TaskList
        label="Vandaag"
        rows={[
          {
            id: "1",
            href: "#task_list",
            title: "Anna de Wit",
            hint: "Kies een moment om te bellen, vóór vrijdag",
            state: <StatusTag state="attention">Duurt te lang</StatusTag>,
          },
        ]}
      />
    ),
  },
];
