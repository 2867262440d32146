// The letter to the practice on paper: only after a yes of the resident, and given by hand.
import { useQuery } from "@tanstack/preact-query";
import { EmptyState } from "../../../../components/empty_state/empty_state";
import { ErrorState } from "../../../../components/error_state/error_state";
import PrintButton from "../../../../components/print_sheet/print_button";
import { Skeleton } from "../../../../components/skeleton/skeleton";
import type { PageProps } from "../../../../kernel/capability";
import { useTitle } from "../../../../kernel/title";
import { caseQuery } from "../queries";
import { say } from "./words";
import "./own_case.css";

export default function LetterPage({ params }: PageProps) {
  useTitle(say("letter.title"));
  const asked = useQuery(caseQuery(params.id ?? ""));
  const letter = asked.data?.practice_choice?.letter;
  return (
    <div className="page page-narrow stack">
      <div className="no-print row row-apart">
        <a href={`/werklijst/${params.id}`}>{say("letter.back")}</a>
        {letter && <PrintButton label={say("letter.print")} />}
      </div>
      {asked.isPending && <Skeleton label={say("letter.loading")} lines={8} />}
      {asked.isError && (
        <ErrorState text={say("letter.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && !letter && <EmptyState text={say("letter.none")} />}
      {letter && <article className="sheet own-case-letter">{letter}</article>}
    </div>
  );
}
