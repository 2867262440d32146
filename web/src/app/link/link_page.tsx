// Behind every link stands the same door: the server says what it is for. Opening it only looks.
import { useQuery } from "@tanstack/preact-query";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import { Problem } from "../../kernel/api";
import type { LinkGreeting } from "../../kernel/api_types";
import type { PageProps, PageRoute } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { readsFor } from "../../kernel/translations/agreeing";
import { Page } from "../page";
import { LanguageChoice, useKeptLanguage } from "./language_choice";
import { LinkOver } from "./link_over";
import { greetingQuery } from "./queries";
import { say } from "./words";
import "./link.css";

const pages: Record<string, PageRoute["load"]> = {
  questionnaire: () => import("./questionnaire_page"),
  status: () => import("./my_page"),
  mandate: () => import("./mandate_page"),
  card: () => import("./card/card_page"),
  research: () => import("./research_page"),
  volunteer: () => import("../../capabilities/referrals/by_link/volunteer_page"),
};

export default function LinkPage(place: PageProps) {
  useTitle(say("title"));
  const asked = useQuery(greetingQuery(place.params.token ?? ""));
  if (asked.isPending) {
    return (
      <div className="page page-narrow">
        <Skeleton label={say("loading")} lines={6} />
      </div>
    );
  }
  if (!asked.data) return <NotOpened error={asked.error} onRetry={() => void asked.refetch()} />;
  return <InItsLanguage greeting={asked.data} place={place} />;
}

/** The language that was chosen behind this link before is there when the page is drawn. */
function InItsLanguage({ greeting, place }: { greeting: LinkGreeting; place: PageProps }) {
  const { token = "" } = place.params;
  const isReady = useKeptLanguage(greeting.language);
  readsFor(greeting.language);
  if (!isReady) return null;
  return (
    <>
      {greeting.kind !== "volunteer" && (
        <LanguageChoice
          token={token}
          wanted={greeting.language}
          isOwnOnly={greeting.kind === "research"}
        />
      )}
      <Opened greeting={greeting} place={place} />
    </>
  );
}

function Opened({ greeting, place }: { greeting: LinkGreeting; place: PageProps }) {
  const load = pages[greeting.kind];
  if (!load || isOver(greeting)) return <LinkOver greeting={greeting} />;
  return <Page load={load} params={place.params} query={place.query} />;
}

/** A volunteer's question says itself that it is closed; a list that was sent shows what comes next. */
function isOver({ kind, state }: LinkGreeting): boolean {
  if (kind === "volunteer") return false;
  return state === "expired" || state === "closed" || state === "grown_up";
}

function NotOpened({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const isUnknown = error instanceof Problem && (error.status === 404 || error.status === 422);
  return (
    <div className="page page-narrow link-page">
      <h1>{say(isUnknown ? "unknown.title" : "failed.title")}</h1>
      {isUnknown ? (
        <p>{say("unknown.text")}</p>
      ) : (
        <ErrorState text={say("failed.text")} onRetry={onRetry} />
      )}
    </div>
  );
}
