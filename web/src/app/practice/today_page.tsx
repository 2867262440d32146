// The day of a GP or practice nurse: what asks for action, what came back, who is expected.
import { Search } from "lucide-preact";
import { ArrivalsPanel } from "../../capabilities/conversations/arrivals_panel";
import { CameBackBlock, StuckBlock } from "../../capabilities/referrals/feedback_block";
import { LinkButton } from "../../components/button/button";
import { PageHead } from "../../components/page_head/page_head";
import { useSession } from "../../kernel/access";
import type { PageProps } from "../../kernel/capability";
import { day, now } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { say } from "./words";
import "./practice.css";

export default function TodayPage(_: PageProps) {
  useTitle(say("today.title"));
  const { name } = useSession();
  return (
    <div className="page">
      <PageHead title={say("today.hello", { name: name.split(" ")[0] ?? name })} facts={[today()]}>
        <LinkButton href="/zoek" icon={Search}>
          {say("today.search")}
        </LinkButton>
      </PageHead>
      <div className="day">
        <div className="sheets">
          <StuckBlock title={say("today.stuck")} />
          <CameBackBlock title={say("today.came_back")} />
        </div>
        <ArrivalsPanel title={say("today.expected")} canOpen />
      </div>
    </div>
  );
}

function today(): string {
  const words = day(now());
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
