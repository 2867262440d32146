// What stands below the doors of a patient: the card to take home, how to reach, what happened, and what ends it.
import CardPanel from "../../capabilities/people/card/card_panel";
import ContactPanel from "../../capabilities/people/contact_panel";
import LifecyclePanel from "../../capabilities/people/lifecycle_panel";
import MandatesPanel from "../../capabilities/people/mandates/by_house/mandates_panel";
import { LinkButton } from "../../components/button/button";
import type { PersonPage } from "../../kernel/api_types";
import PersonTimeline from "./person_timeline";
import { say } from "./words";

export default function PersonRest({ person }: { person: PersonPage }) {
  return (
    <>
      <CardPanel person={person} />
      <ContactPanel person={person} />
      <MandatesPanel person={person} />
      <PersonTimeline personId={person.id} />
      <LifecyclePanel person={person} />
      {person.status === "active" && <EmergencyDoor personId={person.id} />}
    </>
  );
}

// The way to what others wrote, for when it cannot wait.
function EmergencyDoor({ personId }: { personId: string }) {
  return (
    <section className="sheet" aria-labelledby="noodgeval-kop">
      <h2 id="noodgeval-kop">{say("emergency.title")}</h2>
      <p className="quiet">{say("emergency")}</p>
      <div>
        <LinkButton href={`/patienten/${personId}/noodgeval`}>{say("emergency.go")}</LinkButton>
      </div>
    </section>
  );
}
