// The day of who refers from elsewhere in care: find someone, and read what came back.
import { PersonSearch } from "../../../capabilities/people/person_search";
import { CameBackBlock, StuckBlock } from "../../../capabilities/referrals/feedback_block";
import { TaskPanel } from "../../../capabilities/tasks/task_panel";
import { PageHead } from "../../../components/page_head/page_head";
import { useSession } from "../../../kernel/access";
import type { PageProps } from "../../../kernel/capability";
import { day, now } from "../../../kernel/dates";
import { later } from "../../../kernel/later";
import { useTitle } from "../../../kernel/title";
import FirstDay from "../first_day";
import { say as sayPractice } from "../words";
import { say } from "./words";
import "../practice.css";

const RequestsPanel = later(
  () => import("../../../capabilities/requests/requests_panel"),
  () => null,
);

export default function ReferrerPage(_: PageProps) {
  useTitle(sayPractice("today.title"));
  const { name } = useSession();
  return (
    <div className="page">
      <PageHead
        title={sayPractice("today.hello", { name: name.split(" ")[0] ?? name })}
        facts={[today()]}
        whoSees={say("day_sees")}
      />
      <div className="day">
        <div className="sheets">
          <StuckBlock title={sayPractice("today.stuck")} />
          <CameBackBlock title={sayPractice("today.came_back")} first={<FirstDay />} />
          <TaskPanel isRare />
          <RequestsPanel />
        </div>
        <section className="sheet" aria-labelledby="zoek-kop">
          <h2 id="zoek-kop">{sayPractice("today.search")}</h2>
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
