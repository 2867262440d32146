// "Klopt het niet?": what stands there, fact by fact, with beside each the way to say that it is wrong; and
// what was asked before, with its answer.
import { useQuery } from "@tanstack/preact-query";
import { MessageSquareText } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { ErrorState } from "../../../components/error_state/error_state";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import { SummaryList } from "../../../components/summary_list/summary_list";
import type { MyFacts, MyRequest, MyRequests, NewRequest } from "../../../kernel/api_types";
import { day, fullDate, shortDay } from "../../../kernel/dates";
import { AskForm } from "./ask_form";
import { NumberChanged } from "./number_changed";
import { ParentsOut } from "./parents_out";
import { myFactsQuery, myRequestsQuery } from "./queries";
import { say } from "./words";
import "../request.css";

type Subject = NewRequest["subject"];

export default function MyRequestsPanel() {
  const facts = useQuery(myFactsQuery);
  const requests = useQuery(myRequestsQuery);
  if (facts.isError || requests.isError) {
    const again = () => void Promise.all([facts.refetch(), requests.refetch()]);
    return <ErrorState text={say("failed")} onRetry={again} />;
  }
  if (!facts.data || !requests.data) return <Skeleton label={say("loading")} lines={6} />;
  return <Loaded facts={facts.data} mine={requests.data} />;
}

function Loaded({ facts, mine }: { facts: MyFacts; mine: MyRequests }) {
  const [subject, setSubject] = useState<Subject | null>(null);
  const [sentTo, setSentTo] = useState("");
  if (subject !== null) {
    return (
      <AskForm
        mine={mine}
        subject={subject}
        onSent={(name) => {
          setSentTo(name);
          setSubject(null);
        }}
        onStop={() => setSubject(null)}
      />
    );
  }
  return (
    <>
      {sentTo && <StatusLine tone="ok">{say("sent", { name: sentTo })}</StatusLine>}
      {mine.requests.length > 0 && <Asked requests={mine.requests} />}
      <ParentsOut mine={mine} />
      <section className="sheet" aria-labelledby="feiten-kop">
        <h2 id="feiten-kop">{say("facts")}</h2>
        <p className="quiet">{say("kept_by", { name: facts.organization_name })}</p>
        <NumberChanged />
        <SummaryList
          rows={rowsOf(facts).map(({ subject: about, value }) => {
            const term = say(`fact.${about}` as "fact.name");
            return {
              term,
              value: value || say("nothing"),
              action: (
                <Button
                  label={say("not_right_fact", { fact: term })}
                  onClick={() => setSubject(about)}
                >
                  {say("not_right")}
                </Button>
              ),
            };
          })}
        />
        <div>
          <Button icon={MessageSquareText} onClick={() => setSubject("other")}>
            {say("other")}
          </Button>
        </div>
      </section>
    </>
  );
}

function rowsOf(facts: MyFacts): { subject: Subject; value: string }[] {
  const reach = [
    facts.call_when,
    !facts.call_allowed && say("no_call"),
    !facts.voicemail_allowed && say("no_voicemail"),
    !facts.messages_allowed && say("no_messages"),
  ];
  return [
    { subject: "name", value: `${facts.given_name} ${facts.family_name}`.trim() },
    { subject: "birth_on", value: facts.birth_on && fullDate(facts.birth_on) },
    { subject: "phone", value: facts.phone },
    { subject: "address", value: [facts.address, facts.village].filter(Boolean).join(", ") },
    { subject: "reach", value: reach.filter(Boolean).join(", ") },
    { subject: "plan", value: facts.goals.map((goal) => goal.words).join(". ") },
    { subject: "answers", value: say("in_web") },
  ];
}

function Asked({ requests }: { requests: readonly MyRequest[] }) {
  return (
    <section className="sheet" aria-labelledby="gevraagd-kop">
      <h2 id="gevraagd-kop">{say("mine")}</h2>
      <ul className="lined-list" aria-label={say("mine")}>
        {requests.map((request) => (
          <li key={request.id} className="request">
            <Request request={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Request({ request }: { request: MyRequest }) {
  const subject = say(`subject.${request.subject}` as "subject.other");
  return (
    <>
      <h3>{say(`head.${request.kind}` as "head.correction", { subject })}</h3>
      {request.words && <blockquote>{request.words}</blockquote>}
      {request.look && (
        <p>{say("name.look", { date: day(request.look.day), name: request.organization_name })}</p>
      )}
      <p className="quiet">
        {say("asked", { date: shortDay(request.asked_at), name: request.organization_name })}
      </p>
      {request.answered_at ? (
        <>
          <p>
            <strong>
              {say("answer", { name: request.answered_by_name, date: day(request.answered_at) })}
            </strong>
          </p>
          <p>
            {answerWords(request)} {request.answer_words}
          </p>
          {(request.answer === "partly" || request.answer === "refused") && (
            <p className="quiet">{say("unhappy")}</p>
          )}
        </>
      ) : (
        <p>{waitsWords(request)}</p>
      )}
      {request.extension && (
        <p>
          {say("extended", {
            date: day(request.extension.former_due_on),
            name: request.extension.by_name,
            words: request.extension.words,
          })}
        </p>
      )}
      {request.restriction && <Frozen restriction={request.restriction} />}
    </>
  );
}

function Frozen({ restriction }: { restriction: NonNullable<MyRequest["restriction"]> }) {
  return (
    <>
      <StatusLine tone="ok">
        {say(restriction.holds ? "frozen" : "used_again", { date: day(restriction.began_at) })}
      </StatusLine>
      <p>{say("frozen_why", { name: restriction.handled_by_name, words: restriction.reason })}</p>
      {restriction.ends_at && (
        <p>
          {say(restriction.holds ? "ends" : "ended", {
            date: day(restriction.ends_at),
            name: restriction.ended_by_name,
            words: restriction.end_reason,
          })}
        </p>
      )}
    </>
  );
}

function answerWords(request: MyRequest): string {
  if (!request.look) return say(`answer.${request.answer}` as "answer.done");
  return request.answer === "done" ? "" : say("name.refused");
}

function waitsWords(request: MyRequest): string {
  if (request.replaced_at) return say("replaced");
  if (request.late) return say("late", { name: request.organization_name });
  if (request.kind === "statement") return say("stands");
  return say("waits", { date: day(request.due_on) });
}
