// Who is open in the GP's own system: the page of that person, or once the question who it is.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../../components/banner/banner";
import { LinkButton } from "../../../components/button/button";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { call } from "../../../kernel/api";
import type { PageProps } from "../../../kernel/capability";
import { useTitle } from "../../../kernel/title";
import { PersonChoice } from "../person_search";
import { openPatientQuery } from "./queries";
import { say } from "./words";

/** `?opnieuw=1`: the choice of before was wrong. */
export default function OpenPatientPage({ query }: PageProps) {
  const { route } = useLocation();
  const open = useQuery(openPatientQuery);
  const known = query.opnieuw ? undefined : open.data?.person_id;
  useTitle(say("title"));
  useEffect(() => {
    if (known) route(`/patienten/${known}?geopend=1`, true);
  }, [known, route]);

  return (
    <div className="page page-narrow stack">
      <h1>{say("title")}</h1>
      {(open.isPending || known) && <Skeleton label={say("loading")} lines={3} />}
      {open.isError && <ErrorState text={say("failed")} onRetry={() => void open.refetch()} />}
      {open.data?.stage === "none" && (
        <EmptyState text={say("none")}>
          <LinkButton href="/zoek">{say("search")}</LinkButton>
        </EmptyState>
      )}
      {open.data && open.data.stage !== "none" && !known && <WhoIsIt />}
    </div>
  );
}

function WhoIsIt() {
  const { route } = useLocation();
  const cache = useQueryClient();
  const [words, setWords] = useState("");
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const join = useMutation({
    mutationFn: (id: string) => call("POST /api/people/{id}/open_patient", { id }),
    onSuccess: (now) => {
      cache.setQueryData(openPatientQuery.queryKey, now);
      route(`/patienten/${now.person_id}?geopend=1`, true);
    },
  });
  return (
    <section ref={box} className="sheet stack" aria-label={say("title")}>
      <p>{say("text")}</p>
      {join.isError && <Banner tone="danger">{say("not_kept")}</Banner>}
      <PersonChoice
        words={words}
        onWords={setWords}
        without=""
        chooseLabel={(name) => say("choose", { name })}
        onChoose={(id) => join.mutate(id)}
      />
      <p>
        <LinkButton href="/patienten/nieuw" kind="quiet">
          {say("new")}
        </LinkButton>
      </p>
    </section>
  );
}
