// The day of who refers from elsewhere in care: find someone, and read what came back.
import { PersonSearch } from "../../capabilities/people/person_search";
import { CameBackBlock, StuckBlock } from "../../capabilities/referrals/feedback_block";
import { PageHead } from "../../components/page_head/page_head";
import { useSession } from "../../kernel/access";
import type { PageProps } from "../../kernel/capability";
import { day, now } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { say } from "./words";
import "./practice.css";

export default function ReferrerPage(_: PageProps) {
  useTitle(say("today.title"));
  const { name } = useSession();
  return (
    <div className="page">
      <PageHead
        title={say("today.hello", { name: name.split(" ")[0] ?? name })}
        facts={[today()]}
        whoSees={say("referrer.day_sees")}
      />
      <div className="day">
        <div className="sheets">
          <StuckBlock title={say("today.stuck")} />
          <CameBackBlock title={say("today.came_back")} />
        </div>
        <section className="sheet" aria-labelledby="zoek-kop">
          <h2 id="zoek-kop">{say("today.search")}</h2>
          <PersonSearch />
        </section>
      </div>
    </div>
  );
}

function today(): string {
  const words = day(now());
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
