// The desk of the assistant: search first, then whom to call and which lists are under way.
import { ArrivalsPanel } from "../../capabilities/conversations/arrivals_panel";
import { PersonSearch } from "../../capabilities/people/person_search";
import { TaskPanel } from "../../capabilities/tasks/task_panel";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import FirstDay from "./first_day";
import { say } from "./words";
import "./practice.css";

export default function DeskPage(_: PageProps) {
  useTitle(say("desk.title"));
  return (
    <div className="page stack">
      <h1>{say("desk.hello")}</h1>
      <div className="desk-search">
        <PersonSearch />
      </div>
      <div className="day">
        <div className="sheets">
          <TaskPanel first={<FirstDay />} />
        </div>
        <ArrivalsPanel title={say("desk.lists")} canOpen={false} />
      </div>
      <p>
        <a href="/patientenlijst">{say("desk.patient_list")}</a>
      </p>
    </div>
  );
}
