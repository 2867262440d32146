// A whole team is asked in at once: paste the list or choose the file, look it over, send.
import { ListChecks, Send } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import "../../components/choice/choice.css";
import { type Column, DataTable } from "../../components/data_table/data_table";
import { FileField } from "../../components/file_field/file_field";
import { TextArea } from "../../components/text_field/text_field";
import { Problem } from "../../kernel/api";
import type { ColleagueToInvite, InvitationSent } from "../../kernel/api_types";
import { readList } from "./list_rows";
import { useInviteMany } from "./queries";
import { roleWords } from "./role_words";
import { say } from "./words";

const most = 60;

export interface ListFormProps {
  roles: readonly string[];
  onSent: (sent: readonly InvitationSent[]) => void;
  onStop: () => void;
}

export default function ListForm({ roles, onSent, onStop }: ListFormProps) {
  const [text, setText] = useState("");
  const [rows, setRows] = useState<ColleagueToInvite[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="sheet" aria-labelledby="team-kop">
      <h2 id="team-kop" ref={heading} tabIndex={-1}>
        {rows ? say("many.check", { count: rows.length }) : say("many")}
      </h2>
      {rows ? (
        <CheckRows
          rows={rows}
          roles={roles}
          onChange={setRows}
          onSent={onSent}
          onBack={() => setRows(null)}
        />
      ) : (
        <TypeList text={text} roles={roles} onText={setText} onRead={setRows} onStop={onStop} />
      )}
    </section>
  );
}

interface TypeListProps {
  text: string;
  roles: readonly string[];
  onText: (text: string) => void;
  onRead: (rows: ColleagueToInvite[]) => void;
  onStop: () => void;
}

function TypeList({ text, roles, onText, onRead, onStop }: TypeListProps) {
  const [objection, setObjection] = useState("");

  function read(list: string) {
    const rows = readList(list, roles);
    if (rows.length === 0) return setObjection(say("many.nobody"));
    if (rows.length > most) return setObjection(say("many.too_long", { count: rows.length }));
    onRead(rows);
  }
  async function choose(file: File | undefined) {
    if (!file) return;
    const content = await textOf(file);
    if (content === null) return setObjection(say("many.not_text"));
    onText(content);
    read(content);
  }

  return (
    <>
      <p>{say("many.text")}</p>
      <TextArea
        name="list"
        label={say("many.label")}
        hint={say("many.example")}
        rows={6}
        value={text}
        onInput={onText}
      />
      <FileField
        name="file"
        label={say("many.file")}
        accept=".csv,.txt,text/csv"
        onChoose={(file) => void choose(file)}
      />
      {objection && <Banner tone="warn">{objection}</Banner>}
      <div className="row">
        <Button kind="main" icon={ListChecks} onClick={() => read(text)}>
          {say("many.read")}
        </Button>
        <Button kind="quiet" onClick={onStop}>
          {say("stop")}
        </Button>
      </div>
    </>
  );
}

async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

interface CheckRowsProps {
  rows: ColleagueToInvite[];
  roles: readonly string[];
  onChange: (rows: ColleagueToInvite[]) => void;
  onSent: (sent: readonly InvitationSent[]) => void;
  onBack: () => void;
}

function CheckRows({ rows, roles, onChange, onSent, onBack }: CheckRowsProps) {
  const invite = useInviteMany();
  const [isAsked, setIsAsked] = useState(false);
  const isWhole = rows.every((row) => row.role !== "");

  function send() {
    setIsAsked(true);
    if (!isWhole || invite.isPending) return;
    invite.mutateAsync({ people: rows }).then(
      ({ sent }) => onSent(sent),
      () => undefined,
    );
  }
  function setRole(at: number, role: string) {
    onChange(rows.map((row, index) => (index === at ? { ...row, role } : row)));
  }

  return (
    <>
      {invite.isError && <Banner tone="danger">{failure(invite.error)}</Banner>}
      <DataTable
        caption={say("many.label")}
        isCaptionHidden
        rows={rows.map((row, at) => ({ ...row, at }))}
        rowKey={({ at }) => String(at)}
        columns={columns(roles, setRole, (at) =>
          objectionAt(invite.error, at, isAsked && rows[at]),
        )}
      />
      <div className="row">
        <Button kind="main" icon={Send} isPending={invite.isPending} onClick={send}>
          {say("many.send", { count: rows.length })}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {say("many.change")}
        </Button>
      </div>
    </>
  );
}

type Row = ColleagueToInvite & { at: number };

function columns(
  roles: readonly string[],
  setRole: (at: number, role: string) => void,
  objection: (at: number) => string,
): Column<Row>[] {
  return [
    { id: "name", title: say("many.name"), cell: ({ name }) => name || "–" },
    {
      id: "role",
      title: say("many.role"),
      cell: ({ at, role, name }) => (
        <select
          className="control control-select"
          aria-label={say("many.role_of", { name })}
          value={role}
          onChange={(event) => setRole(at, event.currentTarget.value)}
        >
          <option value="">{say("invite.choose")}</option>
          {roles.map((one) => (
            <option key={one} value={one}>
              {roleWords(one)}
            </option>
          ))}
        </select>
      ),
    },
    {
      id: "email",
      title: say("many.email"),
      cell: ({ at, email }) => (
        <>
          {email}
          {objection(at) && <p className="row-objection">{objection(at)}</p>}
        </>
      ),
    },
  ];
}

/** What is wrong with a row: the server's word about it, or that the work is not chosen yet. */
function objectionAt(
  error: unknown,
  at: number,
  row: ColleagueToInvite | undefined | false,
): string {
  const told = error instanceof Problem ? error.fields : {};
  const email = told[`people.${at}.email`];
  if (email) return emailWords(email);
  if (told[`people.${at}.name`]) return say("invite.name_missing");
  if (told[`people.${at}.role`] || (row && row.role === "")) return say("invite.role_missing");
  return "";
}

function emailWords(word: string): string {
  switch (word) {
    case "works_here":
      return say("invite.works_here");
    case "invited_already":
      return say("invite.invited_already");
    case "twice":
      return say("many.twice");
    default:
      return say("invite.malformed");
  }
}

function failure(error: unknown): string {
  if (!(error instanceof Problem)) return say("not_done");
  if (error.status === 429) return say("many.too_many");
  return say(error.status === 422 || error.code === "row.conflict" ? "many.wrong" : "not_done");
}
