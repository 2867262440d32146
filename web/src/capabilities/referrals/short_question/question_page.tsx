// One question with its answer: the desk answers here, the asker reads here, and what turns out to
// be about somebody goes on as a melding, together with the resident.
import { useQuery } from "@tanstack/preact-query";
import { Check, HandHelping } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { Select } from "../../../components/choice/choice";
import { ErrorState } from "../../../components/error_state/error_state";
import { Form } from "../../../components/form/form";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import { TextArea } from "../../../components/text_field/text_field";
import { useSession } from "../../../kernel/access";
import { Problem } from "../../../kernel/api";
import type { ShortQuestionView } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day, shortDay } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { worklistQuery } from "../worker/queries";
import { objectionsTo } from "./objections";
import { questionQuery, useAnswer, useNoteAnswerSeen } from "./queries";
import { StateTag } from "./question_row";
import { say } from "./words";

export default function QuestionPage({ params }: PageProps) {
  useTitle(say("page.title"));
  const asked = useQuery(questionQuery(params.id ?? ""));
  const isGone = asked.error instanceof Problem && asked.error.status === 404;
  return (
    <div className="page page-narrow">
      {asked.isPending && <Skeleton label={say("loading")} lines={5} />}
      {asked.isError && !asked.data && (
        <>
          <h1>{say("page.title")}</h1>
          <ErrorState
            text={say(isGone ? "page.gone" : "page.failed")}
            onRetry={isGone ? undefined : () => void asked.refetch()}
          />
        </>
      )}
      {asked.data && <Question key={asked.data.id} question={asked.data} />}
    </div>
  );
}

function Question({ question }: { question: ShortQuestionView }) {
  const whom = question.mine
    ? say("row.to", { name: question.to_name, organization: question.to_organization_name })
    : say("row.from", {
        name: question.asked_by_name,
        organization: question.from_organization_name,
      });
  return (
    <>
      <PageHead
        title={say("page.title")}
        facts={[whom, shortDay(question.asked_at)]}
        whoSees={say("page.who_sees")}
      />
      <div className="sheets">
        <section className="sheet" aria-labelledby="vraag-kop">
          <div className="sheet-head">
            <h2 id="vraag-kop">{say("page.question")}</h2>
            <StateTag question={question} />
          </div>
          <p className="question-said">{question.question}</p>
        </section>
        {question.answered_at ? (
          <Answer question={question} />
        ) : (
          !question.mine && <AnswerForm question={question} />
        )}
        {question.mine && <BecomesMelding question={question} />}
      </div>
    </>
  );
}

function Answer({ question }: { question: ShortQuestionView }) {
  const see = useNoteAnswerSeen(question.id);
  return (
    <section className="sheet" aria-labelledby="antwoord-kop">
      <h2 id="antwoord-kop">{say("page.answer")}</h2>
      <p className="question-said">{question.answer}</p>
      <p className="quiet small">
        {question.answered_by_name} · {shortDay(question.answered_at ?? "")}
      </p>
      {question.mine && !question.seen && (
        <div>
          <Button icon={Check} isPending={see.isPending} onClick={() => see.mutate(undefined)}>
            {say("page.seen")}
          </Button>
        </div>
      )}
      {see.isError && <Banner tone="danger">{say("page.not_seen")}</Banner>}
      {question.mine && question.seen && (
        <StatusLine tone="ok">{see.isSuccess && say("page.put_away")}</StatusLine>
      )}
    </section>
  );
}

function AnswerForm({ question }: { question: ShortQuestionView }) {
  const answer = useAnswer(question.id);
  const errors = useMemo(() => objectionsTo("answer", answer.error), [answer.error]);
  const isTaken =
    answer.error instanceof Problem && answer.error.code === "short_question.answered_already";
  return (
    <section className="sheet" aria-labelledby="antwoord-kop">
      <h2 id="antwoord-kop">{say("answer.title")}</h2>
      <Form
        aria-labelledby="antwoord-kop"
        validationErrors={errors}
        onSubmit={(form) => {
          if (answer.isPending) return;
          answer.mutate({ version: question.version, answer: String(form.get("answer") ?? "") });
        }}
      >
        <TextArea
          name="answer"
          label={say("answer.label")}
          hint={say("ask.hint")}
          missing={say("answer.missing")}
          maxLength={1000}
          rows={4}
          required
        />
        <p className="quiet">{say("answer.by", { date: day(question.due_on) })}</p>
        {answer.isError && !errors && (
          <Banner tone="danger">{say(isTaken ? "answer.taken" : "answer.failed")}</Banner>
        )}
        <Button type="submit" kind="main" isPending={answer.isPending}>
          {say("answer.send")}
        </Button>
      </Form>
    </section>
  );
}

/** The question becomes the first sentence; the person, the consent and the rest are asked there. */
function BecomesMelding({ question }: { question: ShortQuestionView }) {
  const { role } = useSession();
  const isPractice = role === "gp" || role === "practice_nurse";
  return (
    <section className="sheet" aria-labelledby="melding-kop">
      <h2 id="melding-kop">{say("melding.title")}</h2>
      <p className="quiet">{say("melding.hint")}</p>
      {isPractice ? (
        <div>
          <LinkButton href={`/zoek?vraag=${question.id}`} icon={HandHelping}>
            {say("melding.make")}
          </LinkButton>
        </div>
      ) : (
        <OwnCases questionId={question.id} />
      )}
    </section>
  );
}

function OwnCases({ questionId }: { questionId: string }) {
  const list = useQuery(worklistQuery);
  const [caseId, setCaseId] = useState("");
  const cases = (list.data?.rows ?? []).filter((row) => row.accepted);
  if (list.isPending) return <Skeleton label={say("loading")} lines={2} />;
  if (list.isError) {
    return <ErrorState text={say("melding.failed")} onRetry={() => void list.refetch()} />;
  }
  if (cases.length === 0) return <p>{say("melding.no_case")}</p>;
  return (
    <>
      <Select
        name="case"
        label={say("melding.with_whom")}
        emptyLabel={say("melding.choose")}
        choices={cases.map((row) => ({ value: row.referral_id, label: row.name }))}
        value={caseId}
        onChange={setCaseId}
      />
      {caseId && (
        <div>
          <LinkButton href={`/werklijst/${caseId}?vraag=${questionId}`} icon={HandHelping}>
            {say("melding.make")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
