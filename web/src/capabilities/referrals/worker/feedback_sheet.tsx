// Word back to the referrer, in at most three taps, and never more than the resident wants.
import { CircleCheck, MessageSquareShare, Reply } from "lucide-preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { Note } from "../../../components/note/note";
import { StatusLine } from "../../../components/status_line/status_line";
import { TextArea } from "../../../components/text_field/text_field";
import { useSession } from "../../../kernel/access";
import type { CaseForWorker, NewFeedback } from "../../../kernel/api_types";
import { dayAndTime } from "../../../kernel/dates";
import { firstName, upper } from "../names";
import { word } from "./case_words";
import { isOvertaken, useGiveFeedback } from "./queries";
import { say } from "./words";

type Status = NewFeedback["status"];
const statuses: readonly Status[] = [
  "met",
  "started_well",
  "started_hard",
  "needs_you",
  "stopped",
  "closed",
];

export function FeedbackSheet({ data }: { data: CaseForWorker }) {
  const to = firstName(data.from_name);
  return (
    <section className="sheet" aria-labelledby="terug-kop">
      <h2 id="terug-kop">{say("feedback.title", { name: to })}</h2>
      <p className="quiet">{say(levelKey(data), { name: to, resident: data.first_name })}</p>
      {data.feedback_level !== "nothing" && !data.sharing_stopped && (
        <GiveFeedback key={data.feedback.length} data={data} />
      )}
      <Given data={data} />
    </section>
  );
}

function levelKey(data: CaseForWorker) {
  if (data.sharing_stopped) return "feedback.stopped" as const;
  if (data.feedback_level === "nothing") return "feedback.level_nothing" as const;
  return data.feedback_level === "running"
    ? ("feedback.level_running" as const)
    : ("feedback.level_summary" as const);
}

function GiveFeedback({ data }: { data: CaseForWorker }) {
  const [status, setStatus] = useState<Status | null>(null);
  const [sentence, setSentence] = useState("");
  const give = useGiveFeedback(data.id);
  const errors = useMemo(
    () => fieldWords(give.error, { sentence: { not_wanted: say("feedback.no_sentence") } }),
    [give.error],
  );
  const mayAddSentence = data.feedback_level === "summary";
  const to = firstName(data.from_name);

  return (
    <div className="stack">
      <fieldset className="status-choices">
        <legend className="only-read">{say("feedback.choose")}</legend>
        {statuses.map((one) => (
          <label className="status-choice" key={one}>
            <input
              type="radio"
              className="only-read"
              name="status"
              value={one}
              checked={status === one}
              onChange={() => setStatus(one)}
            />
            <span>{upper(word("status", one))}</span>
          </label>
        ))}
      </fieldset>
      {status && (
        <Form
          aria-label={say("feedback.title", { name: to })}
          validationErrors={errors}
          onSubmit={() =>
            !give.isPending &&
            give.mutate({
              version: data.version,
              status,
              sentence: mayAddSentence ? sentence.trim() : "",
            })
          }
        >
          {mayAddSentence && (
            <TextArea
              name="sentence"
              label={say("feedback.sentence")}
              value={sentence}
              onInput={setSentence}
              rows={2}
              maxLength={300}
              isOptional
            />
          )}
          <Note kicker={say("feedback.preview", { name: to })} icon={MessageSquareShare}>
            {previewWords(data, status, mayAddSentence ? sentence : "")}
          </Note>
          {give.isError && !errors && (
            <Banner tone="danger">
              {say(isOvertaken(give.error) ? "case.overtaken" : "feedback.failed")}
            </Banner>
          )}
          <Button type="submit" kind="main" icon={Reply} isWide isPending={give.isPending}>
            {say("feedback.button", { name: to })}
          </Button>
        </Form>
      )}
    </div>
  );
}

/** "Lies: gestart, gaat goed. Zij eet elke dinsdag mee." */
export function previewWords(data: CaseForWorker, status: Status, sentence: string): string {
  const news = `${data.first_name}: ${word("status", status)}.`;
  return sentence.trim() ? `${news} ${sentence.trim()}` : news;
}

function Given({ data }: { data: CaseForWorker }) {
  const { today } = useSession();
  const first = useRef(data.feedback.length);
  const isNew = data.feedback.length > first.current;
  const newest = [...data.feedback].reverse();
  return (
    <>
      <StatusLine tone="ok" icon={isNew ? CircleCheck : undefined}>
        {isNew && say("feedback.sent", { name: firstName(data.from_name) })}
      </StatusLine>
      {newest.length > 0 && (
        <ul className="lined-list feedback-given" aria-label={say("feedback.given")}>
          {newest.map((one) => (
            <li key={one.id}>
              <p>
                {upper(word("status", one.status))}
                {one.sentence && `. ${one.sentence}`}
              </p>
              <p className="quiet small">
                {one.by_name}, {dayAndTime(one.sent_at, today)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
