// The case for the own system, so that nothing is typed over: as one file, as text, on paper.
import { useMutation } from "@tanstack/preact-query";
import { Download } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import PrintButton from "../../../components/print_sheet/print_button";
import { useSession } from "../../../kernel/access";
import { call, isLimit } from "../../../kernel/api";
import type { CaseForWorker } from "../../../kernel/api_types";
import { fullDate, shortDay } from "../../../kernel/dates";
import { saveFile } from "../../../kernel/save_file";
import { CopyText } from "../copy_text";
import { clockWord, whenWords } from "../own_act/clock_lines";
import { needList, nextWords, stepWords, useIsDesk } from "./case_words";
import { languageWords } from "./contact_sheet";
import { cameBy } from "./own_case/came_by";
import { say } from "./words";

export default function ExportSheet({ data }: { data: CaseForWorker }) {
  const { today } = useSession();
  const isDesk = useIsDesk();
  // Asked for and then kept: a "not now" is a sentence here, and no broken file.
  const save = useMutation({
    mutationFn: () => call("GET /api/cases/{id}/export", { id: data.id }),
    onSuccess: (file) => saveFile(`${data.id}.json`, JSON.stringify(file, null, 2)),
  });
  return (
    <section className="sheet no-print" aria-labelledby="mee-kop">
      <h2 id="mee-kop">{say("export.title")}</h2>
      <p className="quiet">{say("export.hint")}</p>
      <div className="row">
        <Button icon={Download} isPending={save.isPending} onClick={() => save.mutate()}>
          {say("export.file")}
        </Button>
        <PrintButton />
      </div>
      {save.isError && !isLimit(save.error) && (
        <Banner tone="danger">{say("export.failed")}</Banner>
      )}
      <CopyText label={say("export.text")} text={textOf(data, today, isDesk)} />
    </section>
  );
}

/** The case in lines, in the words of this screen. */
export function textOf(data: CaseForWorker, today: string, isDesk: boolean): string {
  const calling = [
    data.phone,
    data.call_allowed ? data.call_when : say("row.no_call"),
    say(data.voicemail_allowed ? "contact.voicemail" : "contact.no_voicemail"),
  ];
  const lines: [string, string][] = [
    [say("export.name"), data.name],
    [say("contact.birth_on"), data.birth_on && fullDate(data.birth_on)],
    // As in the file: a secret address is typed elsewhere on purpose or not at all.
    [say("contact.address"), data.secret_address ? "" : data.address],
    [say("export.phone"), calling.filter(Boolean).join(", ")],
    [say("export.language"), languageWords(data)],
    [say("export.needs"), needList(data.needs)],
    [say("contact.goal"), data.goal],
    [say("export.sentence"), data.sentence],
    [
      say("export.from"),
      data.source ? cameBy(data.source) : `${data.from_name}, ${data.from_organization_name}`,
    ],
    [say("export.sent_on"), shortDay(data.sent_at, today)],
    [say("export.state"), stepWords(data, isDesk)],
    [say("export.next"), data.closed_at ? "" : nextWords(data, today, isDesk)],
    ...data.clock.map((line): [string, string] => [clockWord(line), whenWords(line, today)]),
    ...data.notes.map((note): [string, string] => [
      `${shortDay(note.written_at, today)}, ${note.by_name}`,
      note.words,
    ]),
  ];
  return lines
    .filter(([, value]) => value)
    .map(([term, value]) => `${term}: ${value}`)
    .join("\n");
}
