// Asks a desk one short question. Whom it is about stays out of it; the page says so first.
import { useQuery } from "@tanstack/preact-query";
import { Lock, Send, UserX } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { Form } from "../../../components/form/form";
import { Note } from "../../../components/note/note";
import { PageHead } from "../../../components/page_head/page_head";
import { RadioCards } from "../../../components/radio_card/radio_card";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import { TextArea } from "../../../components/text_field/text_field";
import { isForbidden } from "../../../kernel/api";
import type { QuestionDesk } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { objectionsTo } from "./objections";
import { questionDesksQuery, questionsQuery, useAskQuestion } from "./queries";
import { QuestionRows } from "./question_row";
import { say } from "./words";

export default function AskPage(_: PageProps) {
  useTitle(say("ask.title"));
  const desks = useQuery(questionDesksQuery);
  return (
    <div className="page page-narrow">
      <PageHead title={say("ask.title")} facts={[say("ask.fact")]} />
      <div className="sheets">
        <section className="sheet" aria-label={say("ask.form")}>
          {desks.isPending && <Skeleton label={say("loading")} lines={5} />}
          {isForbidden(desks.error) && <EmptyState icon={Lock} text={say("forbidden")} />}
          {desks.isError && !isForbidden(desks.error) && (
            <ErrorState text={say("ask.desks_failed")} onRetry={() => void desks.refetch()} />
          )}
          {desks.isSuccess && desks.data.length === 0 && <EmptyState text={say("ask.no_desk")} />}
          {desks.isSuccess && desks.data.length > 0 && <QuestionForm desks={desks.data} />}
        </section>
        <AskedBefore />
      </div>
    </div>
  );
}

function QuestionForm({ desks }: { desks: readonly QuestionDesk[] }) {
  const ask = useAskQuestion();
  const [faceId, setFaceId] = useState(desks[0]?.face_id ?? "");
  const [question, setQuestion] = useState("");
  const errors = useMemo(() => objectionsTo("question", ask.error), [ask.error]);
  const chosen = desks.find((desk) => desk.face_id === faceId);

  function submit() {
    if (ask.isPending) return;
    ask.mutate({ face_id: faceId, question }, { onSuccess: () => setQuestion("") });
  }

  return (
    <Form aria-label={say("ask.form")} validationErrors={errors} onSubmit={submit}>
      <Note icon={UserX}>{say("ask.nobody")}</Note>
      <RadioCards
        label={say("ask.whom")}
        name="face_id"
        cards={desks.map((desk) => ({
          value: desk.face_id,
          title: desk.name,
          subtitle: desk.organization_name,
          facts: [],
        }))}
        chosen={faceId}
        onChoose={setFaceId}
      />
      <TextArea
        name="question"
        label={say("ask.question")}
        hint={say("ask.hint")}
        missing={say("question.missing")}
        value={question}
        onInput={setQuestion}
        maxLength={300}
        rows={3}
        required
      />
      {chosen && <p className="quiet">{say("ask.answer_by", { date: day(chosen.due_on) })}</p>}
      {ask.isError && !errors && <Banner tone="danger">{say("ask.failed")}</Banner>}
      <StatusLine tone="ok">
        {ask.isSuccess && say("ask.sent", { name: ask.data.to_name, date: day(ask.data.due_on) })}
      </StatusLine>
      <Button type="submit" kind="main" icon={Send} isPending={ask.isPending}>
        {say("ask.send")}
      </Button>
    </Form>
  );
}

function AskedBefore() {
  const asked = useQuery(questionsQuery).data?.asked ?? [];
  if (asked.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="gesteld-kop">
      <h2 id="gesteld-kop">{say("ask.before")}</h2>
      <QuestionRows label={say("ask.before")} rows={asked} />
    </section>
  );
}
