// The resident's own page: how it stands, who knows what, the own web, and the way to the rest of the own
// data (my_data.tsx).
import { useQuery } from "@tanstack/preact-query";
import { Eye, HandHelping } from "lucide-preact";
import { MyWebPanel } from "../../capabilities/conversations/by_link/my_web";
import { hasPractice, MyReferrals } from "../../capabilities/referrals/by_link/my_referrals";
import { myPageQuery } from "../../capabilities/referrals/by_link/queries";
import { LinkButton } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { LinkGreeting } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { later } from "../../kernel/later";
import { useTitle } from "../../kernel/title";
import { CodeDoor } from "./code_door";
import { dataParts } from "./data_parts";
import { greetingQuery } from "./queries";
import { ReadPart } from "./read_part";
import { say } from "./words";
import "./link.css";

const WhoKnows = later(
  () => import("../../capabilities/referrals/by_link/who_knows/who_knows"),
  () => <Skeleton label={say("loading")} lines={6} />,
);
const MyYes = later(
  () => import("../../capabilities/referrals/by_link/both_yes/my_yes"),
  () => null,
);
const MyRefusals = later(
  () => import("../../capabilities/referrals/by_link/refusals/my_refusals"),
  () => null,
);
const MyData = later(
  () => import("./my_data"),
  () => <Skeleton label={say("loading")} lines={6} />,
);
const MyResearch = later(
  () => import("../../capabilities/research/by_link/my_research"),
  () => null,
);

// At the end of the page: also who is not safe at home reads whom to call.
const NotForEmergency = later(
  async () => ({
    default: (await import("../../capabilities/conversations/by_link/not_for_emergency"))
      .NotForEmergency,
  }),
  () => null,
);

export default function MyPagePage({ params }: PageProps) {
  const token = params.token ?? "";
  const greeting = useQuery(greetingQuery(token)).data;
  useTitle(say("title"));
  if (!greeting) return null;
  return (
    <div className="page page-narrow link-page">
      {greeting.code_checked ? (
        <OpenedPage place={`/l/${token}`} part={params.part} greeting={greeting} />
      ) : (
        <Closed token={token} greeting={greeting} />
      )}
    </div>
  );
}

function Closed({ token, greeting }: { token: string; greeting: LinkGreeting }) {
  return (
    <>
      <h1>{say("mine.closed_title", { name: greeting.organization_name })}</h1>
      <CodeDoor token={token} title={say("mine.code_title")} text={say("mine.code_text")} />
    </>
  );
}

export interface OpenedPageProps {
  place: string;
  part: string | undefined;
  greeting: LinkGreeting;
}

export function OpenedPage({ place, part, greeting }: OpenedPageProps) {
  const asked = useQuery(myPageQuery);
  if (asked.isPending) return <Skeleton label={say("loading")} lines={8} />;
  if (asked.isError && !asked.data) {
    return (
      <>
        <h1>{say("title")}</h1>
        <ErrorState text={say("failed.text")} onRetry={() => void asked.refetch()} />
      </>
    );
  }
  const page = asked.data;
  if (part) return <MyData page={page} part={part} greeting={greeting} place={place} />;
  return (
    <>
      <h1 tabIndex={-1}>{say("mine.title", { name: page.first_name })}</h1>
      <MyYes />
      {page.referrals.length === 0 && <EmptyState text={say("mine.empty")} />}
      <MyReferrals page={page} />
      <LinkButton href="/hulp" icon={HandHelping} isWide>
        {say("mine.help")}
      </LinkButton>
      <section className="sheet" aria-labelledby="wie-ziet-kop">
        <h2 id="wie-ziet-kop">{say("mine.who_sees")}</h2>
        <ReadPart>
          <WhoKnows page={page} />
        </ReadPart>
        <LinkButton href={`${place}/wie-keek`} icon={Eye} isWide>
          {say("mine.looks")}
        </LinkButton>
      </section>
      {hasPractice(page) && (
        <section className="sheet" aria-label={say("web.title")}>
          <MyWebPanel />
        </section>
      )}
      <MyResearch />
      <MyRefusals />
      <NotForEmergency
        practiceName={greeting.organization_name}
        practicePhone={hasPractice(page) ? greeting.organization_phone : ""}
        outOfHoursPhone={greeting.out_of_hours_phone}
      />
      <DataLinks place={place} />
    </>
  );
}

function DataLinks({ place }: { place: string }) {
  return (
    <nav className="sheet" aria-labelledby="gegevens-kop">
      <h2 id="gegevens-kop">{say("data.title")}</h2>
      {dataParts.map(({ part, icon, words }) => (
        <LinkButton key={part} href={`${place}/${part}`} icon={icon} isWide>
          {say(words)}
        </LinkButton>
      ))}
    </nav>
  );
}
