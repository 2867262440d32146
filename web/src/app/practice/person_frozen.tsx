// The record of who objected, for the one who decides about it: to read, and nothing to do with it.
import { ArrowRight } from "lucide-preact";
import { WebPanel } from "../../capabilities/conversations/web_panel";
import ThreadsPanel from "../../capabilities/referrals/threads_panel";
import BesideRecord from "../../capabilities/requests/beside_record";
import { Banner } from "../../components/banner/banner";
import { LinkButton } from "../../components/button/button";
import { PageHead } from "../../components/page_head/page_head";
import type { PersonPage } from "../../kernel/api_types";
import { factsOf } from "./person_facts";
import PersonTimeline from "./person_timeline";
import { say } from "./words";

export default function PersonFrozen({ person }: { person: PersonPage }) {
  return (
    <div className="page">
      <PageHead
        title={person.name}
        facts={factsOf(person)}
        whoSees={say("frozen.who_sees", { name: person.given_name })}
      />
      <Banner
        tone="warn"
        title={say("frozen.title")}
        action={
          <LinkButton href="/vandaag" icon={ArrowRight}>
            {say("frozen.decide")}
          </LinkButton>
        }
      >
        {say("frozen.text", { name: person.given_name })}
      </Banner>
      <div className="work-screen">
        <WebPanel personId={person.id} name={person.given_name} />
        <div className="work-column">
          <BesideRecord personId={person.id} />
          <Goals person={person} />
        </div>
        <div className="work-column">
          <ThreadsPanel personId={person.id} isOnlyRead />
          <PersonTimeline personId={person.id} />
        </div>
      </div>
    </div>
  );
}

function Goals({ person: { goals, given_name: name } }: { person: PersonPage }) {
  if (goals.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="doel-kop">
      <h2 id="doel-kop">{say("frozen.goals", { name })}</h2>
      <ul className="lined-list">
        {goals.map((goal) => (
          <li key={goal.id}>{goal.words}</li>
        ))}
      </ul>
    </section>
  );
}
