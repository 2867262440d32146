// The resident's own page: how it stands, who sees what, the own web, and who looked.
import { useQuery } from "@tanstack/preact-query";
import { LooksPanel } from "../../capabilities/audit/looks_panel";
import { MyWebPanel } from "../../capabilities/conversations/by_link/my_web";
import {
  hasPractice,
  MyReferrals,
  WhoSees,
} from "../../capabilities/referrals/by_link/my_referrals";
import { myPageQuery } from "../../capabilities/referrals/by_link/queries";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { LinkGreeting } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { later } from "../../kernel/later";
import { useTitle } from "../../kernel/title";
import { CodeDoor } from "./code_door";
import { greetingQuery } from "./queries";
import { say } from "./words";
import "./link.css";

const MyResearch = later(
  () => import("../../capabilities/research/by_link/my_research"),
  () => null,
);

export default function MyPagePage({ params }: PageProps) {
  const token = params.token ?? "";
  const greeting = useQuery(greetingQuery(token)).data;
  useTitle(say("title"));
  if (!greeting) return null;
  return (
    <div className="page page-narrow link-page">
      {greeting.code_checked ? <Opened /> : <Closed token={token} greeting={greeting} />}
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

function Opened() {
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
  return (
    <>
      <h1 tabIndex={-1}>{say("mine.title", { name: page.first_name })}</h1>
      {page.referrals.length === 0 && <EmptyState text={say("mine.empty")} />}
      <MyReferrals page={page} />
      <section className="sheet" aria-labelledby="wie-ziet-kop">
        <h2 id="wie-ziet-kop">{say("mine.who_sees")}</h2>
        <WhoSees page={page} />
      </section>
      {hasPractice(page) && (
        <section className="sheet" aria-label={say("web.title")}>
          <MyWebPanel />
        </section>
      )}
      <MyResearch />
      <section className="sheet" aria-labelledby="wie-keek-kop">
        <h2 id="wie-keek-kop">{say("mine.who_looked")}</h2>
        <p className="quiet">
          {say(hasPractice(page) ? "mine.who_looked_hint" : "mine.who_looked_hint_team", {
            name: page.practice_name,
            phone: page.practice_phone,
          })}
        </p>
        <LooksPanel />
      </section>
    </>
  );
}
