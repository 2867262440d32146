// Who was asked to read along with a resident: first whose page it is, then a code, then what was ticked.
import { useQuery } from "@tanstack/preact-query";
import { MyWebPanel } from "../../capabilities/conversations/by_link/my_web";
import { say as sayMandate } from "../../capabilities/people/mandates/words";
import MyYes from "../../capabilities/referrals/by_link/both_yes/my_yes";
import { MyReferrals } from "../../capabilities/referrals/by_link/my_referrals";
import { myPageQuery } from "../../capabilities/referrals/by_link/queries";
import { myFactsQuery } from "../../capabilities/requests/by_link/queries";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import { SummaryList } from "../../components/summary_list/summary_list";
import { Problem } from "../../kernel/api";
import type { LinkGreeting, MyPage } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { day } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { BirthDateDoor } from "./birth_date_door";
import { CodeDoor } from "./code_door";
import { greetingQuery } from "./queries";
import { say } from "./words";
import "./link.css";

export default function MandatePage({ params }: PageProps) {
  const token = params.token ?? "";
  const greeting = useQuery(greetingQuery(token)).data;
  useTitle(say("title"));
  if (!greeting) return null;
  if (!greeting.signed_in) return <WhosePage token={token} greeting={greeting} />;
  return (
    <div className="page page-narrow link-page">
      {greeting.code_checked ? (
        <Opened phone={greeting.organization_phone} />
      ) : (
        <>
          <h1>{sayMandate("door.title")}</h1>
          <CodeDoor
            token={token}
            title={sayMandate("door.code_title")}
            text={sayMandate("door.code_text")}
          />
        </>
      )}
    </div>
  );
}

function WhosePage({ token, greeting }: { token: string; greeting: LinkGreeting }) {
  return (
    <BirthDateDoor
      token={token}
      greeting={greeting}
      title={sayMandate("door.title")}
      text={sayMandate("door.text")}
      label={sayMandate("door.birth_date")}
    >
      {sayMandate("door.until", { date: day(greeting.ends_on) })}
    </BirthDateDoor>
  );
}

function Opened({ phone }: { phone: string }) {
  const asked = useQuery(myPageQuery);
  if (asked.isPending) return <Skeleton label={say("loading")} lines={8} />;
  if (asked.error instanceof Problem && asked.error.status === 404) return <Shut phone={phone} />;
  if (!asked.data) {
    return (
      <>
        <h1>{say("title")}</h1>
        <ErrorState text={say("failed.text")} onRetry={() => void asked.refetch()} />
      </>
    );
  }
  return <Page page={asked.data} />;
}

/** A child from 12 may keep it to itself; nobody is told why. */
function Shut({ phone }: { phone: string }) {
  return (
    <>
      <h1>{say("title")}</h1>
      <p>{sayMandate("page.shut", { phone })}</p>
    </>
  );
}

function Page({ page }: { page: MyPage }) {
  const name = page.first_name;
  return (
    <>
      <h1 tabIndex={-1}>{sayMandate("page.title", { name })}</h1>
      <p>{sayMandate("page.you", { name })}</p>
      {onlyAbout(page) && <p>{sayMandate(onlyAbout(page) as "page.only_money", { name })}</p>}
      {page.comes_as === "parent" && (
        <>
          <p>{sayMandate("page.goes_on", { name })}</p>
          <MyYes isParent />
        </>
      )}
      {page.referrals.length === 0 && <EmptyState text={sayMandate("page.empty")} />}
      <MyReferrals page={page} />
      {page.lent.includes("answers") && (
        <section className="sheet" aria-label={say("web.title")}>
          <MyWebPanel />
        </section>
      )}
      {page.lent.includes("facts") && <Facts name={name} />}
    </>
  );
}

/** Who comes for one matter is told so. */
function onlyAbout({ matters }: MyPage): string {
  return matters.length === 1 ? `page.only_${matters[0]}` : "";
}

function Facts({ name }: { name: string }) {
  const facts = useQuery(myFactsQuery).data;
  if (!facts) return null;
  const nothing = sayMandate("page.nothing");
  const goals = facts.goals.map((goal) => goal.words).join(". ");
  return (
    <section className="sheet" aria-labelledby="van-wie-kop">
      <h2 id="van-wie-kop">{sayMandate("page.facts", { name })}</h2>
      <SummaryList
        rows={[
          { term: sayMandate("page.phone"), value: facts.phone || nothing },
          {
            term: sayMandate("page.address"),
            value: [facts.address, facts.village].filter(Boolean).join(", ") || nothing,
          },
          { term: sayMandate("page.plan", { name }), value: goals || nothing },
        ]}
      />
    </section>
  );
}
