// The day of a GP or practice nurse: what asks for action, what came back, who is expected.
import { MessageCircleQuestionMark, Search } from "lucide-preact";
import { ArrivalsPanel } from "../../capabilities/conversations/arrivals_panel";
import LastWeekLine from "../../capabilities/conversations/last_week_line";
import { CameBackBlock, StuckBlock } from "../../capabilities/referrals/feedback_block";
import PreparedBlock from "../../capabilities/referrals/prepared/prepared_block";
import { LinkButton } from "../../components/button/button";
import { PageHead } from "../../components/page_head/page_head";
import { useSession } from "../../kernel/access";
import type { PageProps } from "../../kernel/capability";
import { day, now } from "../../kernel/dates";
import { later } from "../../kernel/later";
import { useTitle } from "../../kernel/title";
import { say } from "./words";
import "./practice.css";

const nothing = () => null;
const RequestsPanel = later(() => import("../../capabilities/requests/requests_panel"), nothing);
const ReviewBlock = later(
  () => import("../../capabilities/people/mandates/by_house/review_block"),
  nothing,
);
const GrowingUpBlock = later(
  () => import("../../capabilities/people/mandates/by_house/growing_up_block"),
  nothing,
);
const QuestionsBlock = later(
  () => import("../../capabilities/referrals/short_question/questions_block"),
  nothing,
);
const FirstDay = later(() => import("./first_day"), nothing);

export default function TodayPage(_: PageProps) {
  useTitle(say("today.title"));
  const { name } = useSession();
  return (
    <div className="page">
      <PageHead title={say("today.hello", { name: name.split(" ")[0] ?? name })} facts={[today()]}>
        <LinkButton href="/vragen" icon={MessageCircleQuestionMark}>
          {say("today.question")}
        </LinkButton>
        <LinkButton href="/zoek" icon={Search}>
          {say("today.search")}
        </LinkButton>
      </PageHead>
      <div className="day">
        <div className="sheets">
          <LastWeekLine place="top" />
          <PreparedBlock />
          <RequestsPanel />
          <ReviewBlock />
          <GrowingUpBlock />
          <StuckBlock title={say("today.stuck")} />
          <QuestionsBlock isDesk={false} />
          <CameBackBlock title={say("today.came_back")} first={<FirstDay />} />
          <LastWeekLine place="end" />
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
