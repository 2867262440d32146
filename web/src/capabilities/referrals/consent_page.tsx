// The consent on paper: exactly what was agreed, with room for a signature.
import { useQuery } from "@tanstack/preact-query";
import { ArrowLeft, FileDown, PenLine } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { ErrorState } from "../../components/error_state/error_state";
import PrintButton from "../../components/print_sheet/print_button";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusLine } from "../../components/status_line/status_line";
import { SummaryList } from "../../components/summary_list/summary_list";
import { list } from "../../components/web/sentence";
import type { ConsentPaper } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { age, fullDate } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { consentPaperQuery, useNoteSigned } from "./queries";
import { fieldWord, levelWord } from "./step_words";
import { say } from "./words";
import "./consent_page.css";

export default function ConsentPage({ params }: PageProps) {
  useTitle(say("paper.title"));
  const asked = useQuery(consentPaperQuery(params.id ?? ""));
  return (
    <div className="page page-narrow stack">
      {history.length > 1 && (
        <div className="no-print">
          <Button kind="quiet" isSmall icon={ArrowLeft} onClick={() => history.back()}>
            {say("paper.back")}
          </Button>
        </div>
      )}
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && (
        <>
          <h1>{say("paper.title")}</h1>
          <ErrorState text={say("paper.failed")} onRetry={() => void asked.refetch()} />
        </>
      )}
      {asked.isSuccess && (
        <>
          <div className="no-print row row-apart">
            <p className="quiet">{say("paper.hint")}</p>
            <div className="row">
              <LinkButton
                href={`/api/referrals/${params.id}/consent_form`}
                download="toestemming.pdf"
                icon={FileDown}
              >
                {say("paper.save")}
              </LinkButton>
              <PrintButton label={say("paper.print")} />
            </div>
          </div>
          <Signed id={params.id ?? ""} paper={asked.data} />
          <Paper paper={asked.data} />
        </>
      )}
    </div>
  );
}

/** A form that was signed is written down here, with who did that. */
function Signed({ id, paper }: { id: string; paper: ConsentPaper }) {
  const sign = useNoteSigned(id);
  if (paper.given_how === "on_paper") {
    return (
      <div className="no-print">
        <StatusLine tone="ok" icon={PenLine}>
          {say("paper.signed", { name: paper.recorded_by })}
        </StatusLine>
      </div>
    );
  }
  return (
    <div className="no-print stack stack-tight">
      <div>
        <Button
          icon={PenLine}
          isPending={sign.isPending}
          onClick={() => !sign.isPending && sign.mutate()}
        >
          {say("paper.sign")}
        </Button>
      </div>
      {sign.isError && <Banner tone="danger">{say("paper.not_signed")}</Banner>}
    </div>
  );
}

function Paper({ paper }: { paper: ConsentPaper }) {
  const to = `${paper.recipient_name}, ${paper.recipient_organization_name}`;
  return (
    <article className="sheet consent-paper">
      <h1>{say("paper.title")}</h1>
      <p>{say("paper.agree", { practice: paper.practice_name, to })}</p>
      <SummaryList
        rows={[
          { term: say("paper.name"), value: paper.person_name },
          { term: say("paper.birth_on"), value: fullDate(paper.birth_on) },
          { term: say("paper.fields"), value: fieldsOnPaper(paper.fields) },
          { term: say("paper.not_sent"), value: say("paper.not_sent_what") },
          { term: say("paper.level"), value: levelWord(paper.feedback_level) },
          { term: say("paper.until"), value: fullDate(paper.ends_on) },
        ]}
      />
      <p>{say("paper.stop", { practice: paper.practice_name })}</p>
      <Signatures paper={paper} />
      <p className="quiet small">
        {say("paper.version", { version: paper.text_version, date: fullDate(paper.given_on) })}
      </p>
    </article>
  );
}

/** A line for each who has to say yes at this age, as on the PDF. */
function Signatures({ paper }: { paper: ConsentPaper }) {
  const years = age(paper.birth_on, paper.given_on);
  return (
    <>
      {years >= 12 && <Line words={say("paper.signature")} />}
      {years < 16 && (
        <>
          <p>{say("paper.for_child", { name: paper.person_name })}</p>
          <Line words={say("paper.signature_parent")} />
        </>
      )}
    </>
  );
}

function Line({ words }: { words: string }) {
  return (
    <div className="signature">
      <p>{say("paper.date")}</p>
      <p>{words}</p>
    </div>
  );
}

/** The paper speaks for the resident: "your sentence" is there a sentence of the doctor. */
function fieldsOnPaper(fields: readonly string[]): string {
  return list(
    fields.map((field) => (field === "sentence" ? say("paper.sentence") : fieldWord(field))),
  );
}
