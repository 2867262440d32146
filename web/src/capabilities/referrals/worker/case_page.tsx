// One person a coach or social worker goes along with. Left whom to call and what now, in the middle
// who else can help, on the right what goes back and what was.
import { useQuery } from "@tanstack/preact-query";
import { ArrowLeft, HandHelping } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { list } from "../../../components/web/sentence";
import { useSession } from "../../../kernel/access";
import { isRestricted, Problem } from "../../../kernel/api";
import type { CaseForWorker } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { shortDay } from "../../../kernel/dates";
import { later } from "../../../kernel/later";
import { useTitle } from "../../../kernel/title";
import { upper } from "../names";
import { needList, notTaken, useIsDesk } from "./case_words";
import { ContactSheet, SenderLine } from "./contact_sheet";
import { DeskSheet } from "./desk_sheet";
import { FeedbackSheet } from "./feedback_sheet";
import { NotesSheet } from "./notes_sheet";
import { OnwardSheet } from "./onward_sheet";
import { cameBy } from "./own_case/came_by";
import { caseQuery, isTaken, useAccept } from "./queries";
import { StepsSheet } from "./steps_sheet";
import { say } from "./words";
import "./worker.css";

const Waiting = () => <Skeleton label={say("case.loading")} lines={4} />;
const Nothing = () => null;
const NoticeLines = later(() => import("./notice_lines"), Nothing);
const Safety = later(() => import("./safety_of_case"), Nothing);
const TakenBack = later(() => import("./taken_back"), Waiting);
const HistorySheet = later(() => import("./history_sheet"), Waiting);
const ClockSheet = later(() => import("./clock_sheet"), Waiting);
const PracticeSheet = later(() => import("./own_case/practice_sheet"), Waiting);
const LookAlikes = later(() => import("./self_asked/look_alikes"), Nothing);
const BesideNotes = later(() => import("./beside_notes"), Waiting);
const KnownPerson = later(() => import("./known_person"), Nothing);
const FollowUpSheet = later(() => import("./follow_up_sheet"), Waiting);
const ExportSheet = later(() => import("./export_sheet"), Waiting);

export default function CasePage({ params, query }: PageProps) {
  useTitle(say("case.title"));
  const isDesk = useIsDesk();
  const asked = useQuery(caseQuery(params.id ?? ""));
  // Ended for who reads this, or never theirs: trying again changes nothing.
  const isGone = asked.error instanceof Problem && [403, 404].includes(asked.error.status);
  return (
    <div className="page">
      <p className="case-back no-print">
        <a href="/werklijst">
          <ArrowLeft size={18} aria-hidden="true" />
          {say(isDesk ? "case.back_desk" : "case.back")}
        </a>
      </p>
      {asked.isPending && <Skeleton label={say("case.loading")} lines={8} />}
      {asked.isError && !asked.data && (
        <>
          <h1>{say("case.title")}</h1>
          <ErrorState
            text={say(whyNot(asked.error, isGone))}
            onRetry={isGone ? undefined : () => void asked.refetch()}
          />
        </>
      )}
      {/* Reopening leads to another case: nothing of the former one stays on the screen. */}
      {asked.data && <Opened key={asked.data.id} data={asked.data} questionId={query.vraag} />}
    </div>
  );
}

function whyNot(error: unknown, isGone: boolean) {
  if (isRestricted(error)) return "case.restricted";
  return isGone ? "case.gone" : "case.failed";
}

interface OpenedProps {
  data: CaseForWorker;
  questionId?: string;
}

function Opened({ data, questionId }: OpenedProps) {
  if (data.state === "entered_in_error") return <TakenBack data={data} />;
  return data.accepted ? <Case data={data} questionId={questionId} /> : <Offer data={data} />;
}

function Case({ data, questionId }: OpenedProps) {
  const isDesk = useIsDesk();
  return (
    <>
      <PageHead
        title={data.name}
        facts={[data.village, needList(data.needs), cameFrom(data)]}
        whoSees={whoSees(data, isDesk)}
      />
      {data.sharing_stopped && (
        <div className="case-banner">
          <Banner tone="warn">{say("case.sharing_stopped", { name: data.first_name })}</Banner>
        </div>
      )}
      {data.notices.length > 0 && <NoticeLines notices={data.notices} />}
      {data.look_alikes.length > 0 && <LookAlikes data={data} />}
      <Safety data={data} />
      <div className="work-screen case-screen">
        <div className="work-column">
          <ContactSheet data={data} />
          <StepsSheet data={data} />
        </div>
        <div className="work-column">
          {isDesk ? (
            <ClockSheet data={data} />
          ) : (
            <>
              <OnwardSheet data={data} />
              <DeskSheet data={data} questionId={questionId} />
              <FollowUpSheet data={data} />
            </>
          )}
          {data.asked_himself && !isDesk && <ClockSheet data={data} />}
          <HistorySheet data={data} />
        </div>
        <div className="work-column">
          {data.source ? <PracticeSheet data={data} /> : <FeedbackSheet data={data} />}
          <BesideNotes data={data} />
          <NotesSheet data={data} />
          <ExportSheet data={data} />
        </div>
      </div>
    </>
  );
}

function cameFrom(data: CaseForWorker): string {
  return data.source ? cameBy(data.source) : say("case.from", { name: data.from_name });
}

function whoSees(data: CaseForWorker, isDesk: boolean): string {
  if (data.source) return say("own.who_sees");
  return say(isDesk ? "case.who_sees_desk" : "case.who_sees");
}

/** Before "Neem aan": what the resident allowed to be seen, and two answers. */
function Offer({ data }: { data: CaseForWorker }) {
  const isDesk = useIsDesk();
  const { today } = useSession();
  const accept = useAccept();
  const isOpen = !data.closed_at && !isTaken(accept.error);
  return (
    <div className="case-offer">
      <PageHead
        title={data.first_name}
        facts={[data.village, say("case.sent_on", { date: shortDay(data.sent_at, today) })]}
        whoSees={say("case.offer_who_sees")}
      />
      {accept.isError && (
        <div className="case-banner">
          <Banner tone={isTaken(accept.error) ? "warn" : "danger"}>
            {isTaken(accept.error) ? say("case.taken_already") : notTaken(accept.error)}
          </Banner>
        </div>
      )}
      <div className="sheets">
        <section className="sheet" aria-labelledby="vraag-kop">
          <h2 id="vraag-kop">{needList(data.needs) || say("case.no_needs")}</h2>
          {data.sentence && <blockquote className="case-quote">{data.sentence}</blockquote>}
          {data.source ? <p>{upper(cameBy(data.source))}</p> : <SenderLine data={data} />}
          {isOpen && data.shared_with.length > 0 && (
            <p className="quiet">
              {say("case.shared_with", { names: upper(list(data.shared_with)) })}
            </p>
          )}
          {isOpen && (
            <>
              <div>
                <Button
                  kind="main"
                  icon={HandHelping}
                  isPending={accept.isPending}
                  onClick={() => accept.mutate({ id: data.id, version: data.version })}
                >
                  {say("row.take")}
                </Button>
              </div>
              <p className="quiet">
                {say(data.asked_himself ? "own.take_hint" : "case.take_hint")}
              </p>
              <KnownPerson data={data} />
            </>
          )}
          {!isOpen && (
            <LinkButton href="/werklijst">
              {say(isDesk ? "case.back_desk" : "case.back")}
            </LinkButton>
          )}
        </section>
        {isOpen && <StepsSheet data={data} />}
      </div>
    </div>
  );
}
