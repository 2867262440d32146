// A list of patients from the practice's own system: choose the file, say which column is what, read
// what would become of it, and then all of it at once.
import { FileSearch, UserPlus } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { FileField } from "../../components/file_field/file_field";
import { PageHead } from "../../components/page_head/page_head";
import { StatusLine } from "../../components/status_line/status_line";
import { NoConnection, Problem } from "../../kernel/api";
import type { ListLook, MappedList } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { codeOf } from "./codes";
import { guessed, isWhole, type Mapping, MappingSheet, mappedColumns } from "./mapping_sheet";
import { OutcomeSheet } from "./outcome_sheet";
import { TooLarge, useImportList, useLookAtList, useTryList } from "./queries";
import { say } from "./words";
import "./patient_list.css";

interface Chosen {
  content: string;
  look: ListLook;
}

export default function PatientListPage(_: PageProps) {
  useTitle(say("title"));
  const look = useLookAtList();
  const [chosen, setChosen] = useState<Chosen | null>(null);

  function choose(file: File | undefined) {
    setChosen(null);
    look.reset();
    if (file) look.mutateAsync(file).then(setChosen, () => undefined);
  }

  return (
    <div className="page stack">
      <PageHead title={say("title")} whoSees={say("who_sees")} />
      <div className="sheet">
        <FileField
          name="file"
          label={say("file")}
          hint={say("file_hint")}
          accept=".csv,.txt,text/csv"
          onChoose={choose}
        />
        <StatusLine>{look.isPending && say("reading")}</StatusLine>
        {look.isError && <Banner tone="danger">{objection(look.error)}</Banner>}
      </div>
      {chosen && <Mapped key={chosen.content} chosen={chosen} />}
    </div>
  );
}

function Mapped({ chosen }: { chosen: Chosen }) {
  const attempt = useTryList();
  const takeIn = useImportList();
  const [mapping, setMapping] = useState<Mapping>(() => guessed(chosen.look));
  const [isAsking, setIsAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  function change(next: Mapping) {
    setMapping(next);
    setIsAsking(false);
    attempt.reset();
  }
  function list(leavesOut: boolean): MappedList {
    return {
      content: chosen.content,
      columns: mappedColumns(mapping),
      leave_out_refused: leavesOut,
    };
  }

  if (takeIn.isSuccess) return <Done count={takeIn.data.fresh} />;
  const error = takeIn.error ?? attempt.error;
  return (
    <>
      <MappingSheet look={chosen.look} mapping={mapping} onChange={change} heading={heading} />
      {isAsking && !isWhole(mapping) && <Banner tone="warn">{say("mapping_missing")}</Banner>}
      {error && <Banner tone="danger">{objection(error)}</Banner>}
      {attempt.isSuccess ? (
        <OutcomeSheet
          outcome={attempt.data}
          isPending={takeIn.isPending}
          onTakeIn={(leavesOut) => takeIn.mutate({ ...list(leavesOut), in_dpia: true })}
        />
      ) : (
        <div>
          <Button
            kind="main"
            icon={FileSearch}
            isPending={attempt.isPending}
            onClick={() => {
              setIsAsking(true);
              if (isWhole(mapping)) attempt.mutate(list(false));
            }}
          >
            {say("try")}
          </Button>
        </div>
      )}
    </>
  );
}

function Done({ count }: { count: number }) {
  return (
    <Banner
      tone="ok"
      title={say("done", { count })}
      action={
        <LinkButton href="/zoek" icon={UserPlus}>
          {say("done_search")}
        </LinkButton>
      }
    >
      {say("done_text")}
    </Banner>
  );
}

function objection(error: unknown): string {
  if (error instanceof TooLarge) return say("too_large");
  if (error instanceof NoConnection) return say("no_connection");
  if (!(error instanceof Problem)) return say("failed");
  if (error.status === 413) return say("too_large");
  if (error.status === 403) return say("forbidden");
  const [place, reason] = Object.entries(error.fields)[0] ?? [];
  if (error.code !== "import.bad_file" || !reason) return say("failed");
  const line = /line (\d+)/.exec(place ?? "")?.[1];
  const why = say(`file.${codeOf(reason) as "not_utf_8"}`) || say("file.other");
  return line ? say("file.at_line", { line, why }) : why;
}
