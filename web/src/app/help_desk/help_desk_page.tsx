// Helpdesk: somebody reads a number out, and here stands what went wrong and what to do about it.
import { useQuery } from "@tanstack/preact-query";
import { Search } from "lucide-preact";
import { useState } from "preact/hooks";
import { roleWords } from "../../capabilities/accounts/role_words";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { RadioGroup } from "../../components/choice/choice";
import { type Column, DataTable } from "../../components/data_table/data_table";
import { ErrorState } from "../../components/error_state/error_state";
import { Form } from "../../components/form/form";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { SummaryList } from "../../components/summary_list/summary_list";
import { TextField } from "../../components/text_field/text_field";
import { isLimit, Problem } from "../../kernel/api";
import type {
  HelpDeskAnswer,
  HelpDeskChoice,
  HelpDeskFinding,
  HelpDeskRow,
} from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { dayAndTime } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { helpDeskQuery, useFindNumber, useNoteNumber } from "./queries";
import { say } from "./words";

export default function HelpDeskPage(_: PageProps) {
  useTitle(say("title"));
  const asked = useQuery(helpDeskQuery);
  const find = useFindNumber();
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={[say("facts")]} />
      <section className="sheet" aria-labelledby="nummer-kop">
        <h2 id="nummer-kop">{say("ask")}</h2>
        <Form
          aria-labelledby="nummer-kop"
          onSubmit={(data) => !find.isPending && find.mutate(String(data.get("number")))}
        >
          <TextField
            name="number"
            label={say("number")}
            hint={say("number.hint")}
            width={14}
            maxLength={20}
            autoComplete="off"
            required
          />
          <div>
            <Button kind="main" icon={Search} type="submit" isPending={find.isPending}>
              {say("find")}
            </Button>
          </div>
        </Form>
        {find.isError && <NotFound error={find.error} />}
      </section>
      {find.data && (
        <Finding key={find.data.number} finding={find.data} answers={asked.data?.answers ?? []} />
      )}
      {asked.isPending && <Skeleton label={say("loading")} lines={4} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && <Recent rows={asked.data.recent} />}
    </div>
  );
}

function NotFound({ error }: { error: unknown }) {
  if (error instanceof Problem && error.status === 404)
    return <Banner tone="warn">{say("absent")}</Banner>;
  if (isLimit(error)) return <Banner tone="warn">{say("limit")}</Banner>;
  return <Banner tone="danger">{say("not_found")}</Banner>;
}

interface FindingProps {
  finding: HelpDeskFinding;
  answers: readonly HelpDeskChoice[];
}

function Finding({ finding, answers }: FindingProps) {
  const note = useNoteNumber();
  const { notes } = note.data ?? finding;
  return (
    <section className="sheet" aria-labelledby="gevonden-kop" aria-live="polite">
      <h2 id="gevonden-kop" translate={false}>
        {finding.number}
      </h2>
      <SummaryList
        rows={[
          { term: say("what"), value: finding.what },
          { term: say("to_do"), value: <strong>{finding.to_do}</strong> },
          { term: say("at"), value: dayAndTime(finding.at) },
          { term: say("doing"), value: finding.doing || say("doing.unknown") },
          { term: say("who"), value: who(finding) },
          ...(finding.organization_name
            ? [{ term: say("organization"), value: organization(finding) }]
            : []),
          { term: say("reached"), value: say(finding.reached_database ? "yes" : "no") },
          ...(finding.took_ms === undefined
            ? []
            : [{ term: say("took"), value: say("took.ms", { count: finding.took_ms }) }]),
          { term: say("code"), value: code(finding) },
          { term: say("version"), value: finding.version },
        ]}
      />
      {notes.length > 0 && (
        <>
          <h3>{say("notes")}</h3>
          <ul>
            {notes.map((one) => (
              <li key={one.noted_at + one.noted_by}>
                {say("notes.by", {
                  when: dayAndTime(one.noted_at),
                  name: one.noted_by,
                  answer: one.answer,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <NoteForm number={finding.number} answers={answers} note={note} />
    </section>
  );
}

interface NoteFormProps {
  number: string;
  answers: readonly HelpDeskChoice[];
  note: ReturnType<typeof useNoteNumber>;
}

function NoteForm({ number, answers, note }: NoteFormProps) {
  const [answer, setAnswer] = useState("");
  return (
    <Form
      aria-label={say("note")}
      onSubmit={() => {
        if (note.isPending) return;
        note.mutate(
          { number, answer: answer as HelpDeskAnswer["answer"] },
          { onSuccess: () => setAnswer("") },
        );
      }}
    >
      <h3>{say("note")}</h3>
      <p className="quiet">{say("note.hint")}</p>
      <RadioGroup
        name="answer"
        label={say("note.answer")}
        missing={say("note.missing")}
        value={answer}
        onChange={setAnswer}
        choices={answers.map((one) => ({ value: one.answer, label: one.words }))}
        required
      />
      {note.isError && <Banner tone="danger">{say("note.failed")}</Banner>}
      <div>
        <Button type="submit" isPending={note.isPending}>
          {say("note.keep")}
        </Button>
      </div>
    </Form>
  );
}

function recentColumns(): Column<HelpDeskRow>[] {
  return [
    { id: "number", title: say("number"), cell: (one) => one.number },
    {
      id: "what",
      title: say("what"),
      cell: (one) => (one.doing ? `${one.doing}. ${one.what}` : one.what),
    },
    {
      id: "answer",
      title: say("recent.answer"),
      cell: ({ note }) =>
        say("notes.by", {
          when: dayAndTime(note.noted_at),
          name: note.noted_by,
          answer: note.answer,
        }),
    },
  ];
}

function Recent({ rows }: { rows: readonly HelpDeskRow[] }) {
  return (
    <section className="sheet" aria-labelledby="gemeld-kop">
      <h2 id="gemeld-kop">{say("recent")}</h2>
      {rows.length === 0 ? (
        <p>{say("recent.none")}</p>
      ) : (
        <DataTable
          caption={say("recent")}
          isCaptionHidden
          columns={recentColumns()}
          rows={rows}
          rowKey={(one) => one.number + one.note.noted_at}
        />
      )}
    </section>
  );
}

function who({ role }: HelpDeskFinding): string {
  if (role === "") return say("who.nobody");
  if (role === "resident" || role === "volunteer") return say(`who.${role}`);
  return roleWords(role) || role;
}

const kinds = [
  "gp_practice",
  "care_partner",
  "welfare",
  "social_work",
  "village_support",
  "initiative",
  "municipality",
] as const;

function organization(finding: HelpDeskFinding): string {
  const kind = kinds.find((one) => one === finding.organization_kind);
  return kind ? `${finding.organization_name}, ${say(`kind.${kind}`)}` : finding.organization_name;
}

function code(finding: HelpDeskFinding): string {
  return finding.status ? `${finding.code} (${finding.status})` : finding.code;
}
