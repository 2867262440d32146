// A patient of who refers from elsewhere in care: what weighs on him is told with the referral and
// kept with it only. No talk, no plan, no timeline.
import { useState } from "preact/hooks";
import { isNeed } from "../../../capabilities/people/need_words";
import { NeedChips } from "../../../capabilities/people/needs_panel";
import StatusBanner from "../../../capabilities/people/status_banner";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import type { PersonPage as Person } from "../../../kernel/api_types";
import { later } from "../../../kernel/later";
import { factsOf } from "../person_facts";
import ReferPanel from "../refer_panel";
import { say as sayPractice } from "../words";
import { say } from "./words";

const Waiting = () => <Skeleton label={sayPractice("loading")} lines={3} />;
const ThreadsPanel = later(() => import("../../../capabilities/referrals/threads_panel"), Waiting);
const ContactPanel = later(() => import("../../../capabilities/people/contact_panel"), Waiting);

export default function PersonOfReferrer({ person }: { person: Person }) {
  const [needs, setNeeds] = useState<Person["needs"]>([]);
  return (
    <div className="page">
      <PageHead
        title={person.name}
        facts={factsOf(person)}
        whoSees={say("who_sees", { name: person.given_name })}
      />
      <StatusBanner person={person} canTakeBack={false} />
      <div className="desk-work">
        <div className="sheets">
          <section className="sheet" aria-labelledby="nood-kop">
            <h2 id="nood-kop">{say("needs")}</h2>
            <NeedChips
              needs={needs.filter(isNeed)}
              choose={(codes) => setNeeds(codes.filter(isNeed))}
            />
          </section>
          {person.status === "active" && <ReferPanel person={{ ...person, needs }} />}
        </div>
        <div className="sheets">
          <ThreadsPanel personId={person.id} />
          <ContactPanel person={person} />
        </div>
      </div>
    </div>
  );
}
