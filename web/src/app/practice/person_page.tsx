// A patient in short. GP and practice nurse see the web, the plan and what runs; the assistant sees
// how to reach someone, sends lists, books hours, and sees no answers; who refers from elsewhere in
// care refers and sees what runs.
import { useQuery } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { WebPanel } from "../../capabilities/conversations/web_panel";
import { useNeeds } from "../../capabilities/people/needs_panel";
import { PlanPanel } from "../../capabilities/people/plan_panel";
import { personQuery } from "../../capabilities/people/queries";
import { requestsOfPersonQuery } from "../../capabilities/requests/queries";
import { PageHead } from "../../components/page_head/page_head";
import { PartBar } from "../../components/part_bar/part_bar";
import { Skeleton } from "../../components/skeleton/skeleton";
import { SavingLine } from "../../components/status_line/status_line";
import { useSession } from "../../kernel/access";
import type { PersonPage as Person } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { later } from "../../kernel/later";
import { useTitle } from "../../kernel/title";
import type { Door } from "./person_doors";
import { factsOf } from "./person_facts";
import { say } from "./words";
import "./practice.css";

const Waiting = () => <Skeleton label={say("loading")} lines={3} />;
const Opening = () => (
  <section id="verder" className="sheet">
    <Skeleton label={say("loading")} lines={5} />
  </section>
);
const Doors = later(() => import("./person_doors"), Opening);
const ThreadsPanel = later(() => import("../../capabilities/referrals/threads_panel"), Waiting);
const PersonAtDesk = later(() => import("./person_at_desk"), Waiting);
const PersonOfReferrer = later(() => import("./referrer/person_of_referrer"), Waiting);
const Nothing = () => null;
const PersonAbove = later(() => import("./person_above"), Nothing);
const BesideRecord = later(() => import("../../capabilities/requests/beside_record"), Nothing);
const PersonRefused = later(() => import("./person_refused"), Waiting);
const PersonRest = later(() => import("./person_rest"), Waiting);
const PersonFrozen = later(() => import("./person_frozen"), Waiting);

export default function PersonPage({ params, query }: PageProps) {
  useTitle(say("person.title"));
  const { role } = useSession();
  const asked = useQuery(personQuery(params.id ?? ""));
  if (asked.isPending) {
    return (
      <div className="page">
        <Skeleton label={say("loading")} lines={6} />
      </div>
    );
  }
  if (asked.isError)
    return <PersonRefused error={asked.error} onRetry={() => void asked.refetch()} />;
  const person = asked.data;
  if (role === "assistant") return <PersonAtDesk key={person.id} person={person} />;
  if (role === "referrer") return <PersonOfReferrer key={person.id} person={person} />;
  return (
    <PersonInRoom key={person.id} person={person} questionId={query.vraag} again={query.opnieuw} />
  );
}

interface PersonInRoomProps {
  person: Person;
  /** A short question: the page opens where it becomes a melding. */
  questionId?: string;
  /** A referral whose words are sent once more, now for the right person. */
  again?: string;
}

function PersonInRoom({ person, questionId, again }: PersonInRoomProps) {
  const plan = useNeeds(person);
  const [door, setDoor] = useState<Door | null>(questionId || again ? "refer" : null);
  // Alt+4 opens the referral as well: no mouse and no walk through the page is needed.
  const parts = useParts();
  useReferKey(() => setDoor("refer"));
  const requests = useQuery(requestsOfPersonQuery(person.id));
  // Only who decides about the objection reads it now, and does nothing with it.
  if (requests.data?.some(({ restriction }) => restriction?.holds))
    return <PersonFrozen person={person} />;
  return (
    <div className="page">
      <PageHead
        title={person.name}
        facts={factsOf(person)}
        whoSees={say("person.who_sees", { name: person.given_name })}
      >
        <SavingLine saving={plan.saving} />
      </PageHead>
      <PersonAbove person={person} />
      <div className="work-screen">
        <WebPanel personId={person.id} name={person.given_name} />
        <div className="work-column">
          <ThreadsPanel personId={person.id} isOnlyRead={requests.isPending} />
          <BesideRecord personId={person.id} />
          <PlanPanel person={person} plan={plan} />
        </div>
        <div className="work-column">
          <Doors
            person={person}
            questionId={questionId}
            again={again}
            door={door}
            onDoor={setDoor}
          />
          {door !== "refer" && <PersonRest person={person} />}
        </div>
      </div>
      <PartBar parts={parts} />
    </div>
  );
}

function useParts() {
  const [parts] = useState(() => [
    { id: "web", label: say("part.web") },
    { id: "loopt", label: say("part.runs") },
    { id: "doel", label: say("part.goal") },
    { id: "verder", label: say("part.refer") },
  ]);
  return parts;
}

function useReferKey(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.altKey && !event.ctrlKey && event.code === "Digit4") latest.current();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
