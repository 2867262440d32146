// A record that held two people: a colleague says who the other is and what is whose, another confirms
// it, and so it is undone.
import { useQuery } from "@tanstack/preact-query";
import { Banner } from "../../../components/banner/banner";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { Problem } from "../../../kernel/api";
import type { SplitPage } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { type SplitStep, splitQuery, useSplitStep } from "./queries";
import { SplitForm } from "./split_form";
import { Standing } from "./standing";
import { say } from "./words";
import "./splits.css";

export default function SplitPageOf({ params }: PageProps) {
  const personId = params.id ?? "";
  useTitle(say("title"));
  const asked = useQuery(splitQuery(personId));
  return (
    <div className="page page-narrow stack">
      {asked.data && (
        <p>
          <a href={`/patienten/${personId}`}>{say("back", { name: asked.data.person.name })}</a>
        </p>
      )}
      <PageHead title={say("title")} facts={[say("facts")]} />
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && <Split page={asked.data} personId={personId} />}
    </div>
  );
}

function Split({ page, personId }: { page: SplitPage; personId: string }) {
  const step = useSplitStep(personId);
  const take = (next: SplitStep) => {
    if (!step.isPending) step.mutate(next);
  };
  const stands = page.split?.state === "proposed" || page.split?.state === "split";
  return (
    <>
      <Last page={page} />
      {stands && page.split && (
        <Standing page={page} split={page.split} take={take} isPending={step.isPending} />
      )}
      {!stands && (
        <SplitForm page={page} take={take} isPending={step.isPending} error={step.error} />
      )}
      {step.isError && !isAboutField(step.error) && (
        <Banner tone="danger">{objection(step.error)}</Banner>
      )}
    </>
  );
}

// What was said the last time, and is over.
function Last({ page: { split } }: { page: SplitPage }) {
  if (split?.state === "undone" && split.undone_at)
    return (
      <Banner>{say("undone", { name: split.undone_by_name, date: day(split.undone_at) })}</Banner>
    );
  if (split?.state === "refused" && split.decided_at)
    return (
      <Banner>
        {say("refused", { name: split.decided_by_name, date: day(split.decided_at) })}
      </Banner>
    );
  return null;
}

function isAboutField(error: unknown): boolean {
  return error instanceof Problem && error.status === 422;
}

function objection(error: unknown): string {
  const code = error instanceof Problem ? error.code : "";
  if (code === "merge.same_colleague") return say("other_colleague");
  if (code === "colleague.let_in_lately") return say("colleague_new");
  if (code === "person.not_active") return say("not_active");
  if (code === "person.restricted" || code === "access.restricted") return say("frozen");
  if (code === "person.in_emergency") return say("emergency");
  if (code === "merge.too_late") return say("too_late");
  const isLate = error instanceof Problem && error.status === 409;
  return say(isLate ? "changed" : "not_saved");
}
