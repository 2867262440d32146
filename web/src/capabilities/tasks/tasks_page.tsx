// The tasks of the assistant.
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { TaskPanel } from "./task_panel";
import { say } from "./words";

export default function TasksPage(_: PageProps) {
  useTitle(say("page"));
  return (
    <div className="page page-narrow stack">
      <h1>{say("page")}</h1>
      <TaskPanel />
    </div>
  );
}
