// Vragen over gegevens: what must be answered when, what is late first. No word of a record stands here.
import { useQuery } from "@tanstack/preact-query";
import { MailCheck, MailPlus } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusTag } from "../../../components/status_tag/status_tag";
import { list } from "../../../components/web/sentence";
import type { ClockedRequest } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { fullDate, shortDay } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { roleWords } from "../../accounts/role_words";
import { AnswerForm } from "./answer_form";
import { DueTag, kindOf } from "./due_tag";
import { ExtendForm } from "./extend_form";
import { NameForm } from "./name_form";
import { NoteForm } from "./note_form";
import { requestClockQuery } from "./queries";
import { say } from "./words";
import "../request.css";

export default function ClockPage(_: PageProps) {
  useTitle(say("title"));
  const [isNoting, setIsNoting] = useState(false);
  const asked = useQuery(requestClockQuery);
  const rows = asked.data?.requests ?? [];
  const open = rows.filter((row) => !row.answered_on);
  const answered = rows.filter((row) => row.answered_on);
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={[say("facts")]}>
        {!isNoting && (
          <Button kind="main" icon={MailPlus} onClick={() => setIsNoting(true)}>
            {say("note")}
          </Button>
        )}
      </PageHead>
      {isNoting && <NoteForm onDone={() => setIsNoting(false)} />}
      {asked.isPending && <Skeleton label={say("loading")} lines={6} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.isSuccess && open.length === 0 && <EmptyState icon={MailCheck} text={say("empty")} />}
      {open.length > 0 && (
        <section className="sheet" aria-labelledby="open-kop">
          <h2 id="open-kop">{say("open", { count: open.length })}</h2>
          <ul className="lined-list" aria-label={say("open", { count: open.length })}>
            {open.map((row) => (
              <Row key={row.id} row={row} months={asked.data?.extended_by_months ?? 0} />
            ))}
          </ul>
        </section>
      )}
      {answered.length > 0 && (
        <section className="sheet">
          <h2 className="only-read">{say("answered_ones")}</h2>
          <Disclosure title={say("answered", { count: answered.length })}>
            <ul className="lined-list" aria-label={say("answered", { count: answered.length })}>
              {answered.map((row) => (
                <Row key={row.id} row={row} months={0} />
              ))}
            </ul>
          </Disclosure>
        </section>
      )}
    </div>
  );
}

function Row({ row, months }: { row: ClockedRequest; months: number }) {
  return (
    <li className="request">
      <div className="row">
        <h3>{row.name}</h3>
        <DueTag row={row} />
        {row.frozen && <StatusTag state="waiting">{say("frozen")}</StatusTag>}
      </div>
      <p>
        <strong>{kindOf(row)}</strong>
      </p>
      {row.words && <blockquote>{row.words}</blockquote>}
      {row.look && <WhoLooked row={row} look={row.look} />}
      <p className="quiet">
        {cameWords(row)} {!row.answered_on && handlerWords(row)}
      </p>
      <Extended row={row} />
      {row.answered_on && (
        <p>
          {say("answer_was", {
            date: shortDay(row.answered_on),
            answer: say(`answer.${row.answer}` as "answer.done").toLocaleLowerCase(),
          })}{" "}
          {row.answer_words}
        </p>
      )}
      {row.written && !row.answered_on && <AnswerForm row={row} />}
      {row.look && !row.answered_on && <NameForm row={row} />}
      {row.may_extend && <ExtendForm row={row} months={months} />}
    </li>
  );
}

interface WhoLookedProps {
  row: ClockedRequest;
  look: NonNullable<ClockedRequest["look"]>;
}

/** The line of Wie keek that is meant, and who it was by the log. */
function WhoLooked({ row, look }: WhoLookedProps) {
  return (
    <>
      <p>
        {say(
          look.searched ? "look.found" : look.operation === "write" ? "look.wrote" : "look.read",
          {
            date: fullDate(look.day),
            role: roleWords(look.role).toLocaleLowerCase() || look.role,
          },
        )}
      </p>
      {!row.answered_on && (
        <p>
          {row.readers.length > 0
            ? say("look.readers", { names: list(row.readers) })
            : say("look.nobody")}
        </p>
      )}
    </>
  );
}

function cameWords(row: ClockedRequest): string {
  const date = shortDay(row.received_on);
  return row.written
    ? say(`came.${row.came_by}` as "came.letter", { date })
    : say("came.own_page", { date });
}

function handlerWords({ handled_by, written, look }: ClockedRequest): string {
  if (look) return say("handled_by_you");
  if (handled_by) return say("handled_by", { name: handled_by });
  return say(written ? "handled_by_nobody" : "handled_by_all");
}

/** Whether the answer may come later, and whether who asked knows it. */
function Extended({ row }: { row: ClockedRequest }) {
  if (!row.extended_on) return null;
  return (
    <>
      <p>
        {say("extended", { date: shortDay(row.extended_on) })} {row.extension_words}
      </p>
      {!row.extension_told && <p>{say("extended_untold")}</p>}
    </>
  );
}
