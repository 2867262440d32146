// As long as nothing runs yet: what somebody in a practice can do first.
import { FirstSteps } from "../../components/first_steps/first_steps";
import { useSession } from "../../kernel/access";
import { say } from "./words";

export default function FirstDay() {
  const { role } = useSession();
  return <FirstSteps title={say("first.title")} steps={stepsOf(role)} />;
}

function stepsOf(role: string) {
  if (role === "assistant") {
    return [
      { label: say("first.new"), hint: say("first.new_hint"), href: "/patienten/nieuw" },
      { label: say("desk.patient_list"), hint: say("first.list_hint"), href: "/patientenlijst" },
      { label: say("first.tasks"), hint: say("first.tasks_hint") },
    ];
  }
  const patient = { label: say("today.search"), hint: say("first.patient_hint"), href: "/zoek" };
  const people =
    role === "gp"
      ? { label: say("first.colleagues"), hint: say("first.colleagues_hint"), href: "/mensen" }
      : { label: say("first.people"), hint: say("first.people_hint"), href: "/mensen" };
  return [patient, people];
}
