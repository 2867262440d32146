import { ChevronRight } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { StatusTag } from "../status_tag/status_tag";
import { say } from "../words";
import "./task_list.css";

export interface TaskRow {
  id: string;
  href: string;
  title: string;
  hint?: ComponentChildren;
  /** One of three, or an own tag. */
  state: "todo" | "busy" | "done" | ComponentChildren;
}

/** Parts of a job in any order, and work lists: the whole row is the link. */
export function TaskList({ label, rows }: { label: string; rows: readonly TaskRow[] }) {
  return (
    <ol className="task-list" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className="task-row">
          <div className="task-words">
            <a className="task-link" href={row.href}>
              {row.title}
            </a>
            {row.hint && <div className="task-hint">{row.hint}</div>}
          </div>
          <TaskState state={row.state} />
          <ChevronRight className="task-arrow" size={20} aria-hidden="true" />
        </li>
      ))}
    </ol>
  );
}

function TaskState({ state }: Pick<TaskRow, "state">) {
  if (state === "todo") return <StatusTag state="busy">{say("task.todo")}</StatusTag>;
  if (state === "busy") return <StatusTag state="follow_up">{say("task.busy")}</StatusTag>;
  if (state === "done") return <StatusTag state="done">{say("task.done")}</StatusTag>;
  return <>{state}</>;
}
