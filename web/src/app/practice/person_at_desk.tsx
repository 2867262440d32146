// A patient at the desk: how to reach someone, the list sent home, the hour to book. No answers.
import TypeOver from "../../capabilities/conversations/paper/type_over";
import SendList from "../../capabilities/conversations/send_list";
import CardPanel from "../../capabilities/people/card/card_panel";
import ContactPanel from "../../capabilities/people/contact_panel";
import LifecyclePanel from "../../capabilities/people/lifecycle_panel";
import StatusBanner from "../../capabilities/people/status_banner";
import { BookingPanel } from "../../capabilities/referrals/booking_panel";
import PreparePanel from "../../capabilities/referrals/prepared/prepare_panel";
import { PageHead } from "../../components/page_head/page_head";
import type { PersonPage as Person } from "../../kernel/api_types";
import { factsOf } from "./person_facts";
import { say } from "./words";

export default function PersonAtDesk({ person }: { person: Person }) {
  return (
    <div className="page">
      <PageHead title={person.name} facts={factsOf(person)} whoSees={say("person.desk_sees")} />
      <StatusBanner person={person} />
      <div className="desk-work">
        <div className="sheets">
          {person.status === "active" && (
            <>
              <section className="sheet" aria-labelledby="lijst-kop">
                <h2 id="lijst-kop">{say("person.send_list")}</h2>
                <SendList person={person} />
              </section>
              <CardPanel person={person} />
            </>
          )}
          <ContactPanel person={person} />
        </div>
        <div className="sheets">
          {person.status === "active" && (
            <>
              <BookingPanel personId={person.id} personName={person.name} />
              <PreparePanel person={person} />
              <TypeOver person={person} />
            </>
          )}
          <LifecyclePanel person={person} />
        </div>
      </div>
    </div>
  );
}
