// What stands below the doors of a patient: the card to take home, how to reach, what happened, and what ends it.
import CardPanel from "../../capabilities/people/card/card_panel";
import ContactPanel from "../../capabilities/people/contact_panel";
import LifecyclePanel from "../../capabilities/people/lifecycle_panel";
import MandatesPanel from "../../capabilities/people/mandates/by_house/mandates_panel";
import EmergencyDoor from "../../capabilities/referrals/emergency/emergency_door";
import type { PersonPage } from "../../kernel/api_types";
import PersonTimeline from "./person_timeline";

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
