// Beheer: what stands still, what was not sent, and whether there is room and a backup.
import { useQuery } from "@tanstack/preact-query";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { type Column, DataTable } from "../../components/data_table/data_table";
import { ErrorState } from "../../components/error_state/error_state";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusTag } from "../../components/status_tag/status_tag";
import { SummaryList } from "../../components/summary_list/summary_list";
import type { ExportFigure, FailedMessages, Figures, SubscriberLag } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { dayAndTime, now } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { number } from "../../kernel/words";
import { operationsQuery, useSendAgain } from "./queries";
import { say } from "./words";

const diskIsLow = 0.05;
const backupIsOldAfter = 30 * 3_600_000;

export default function OperationsPage(_: PageProps) {
  useTitle(say("title"));
  const asked = useQuery(operationsQuery);
  const page = asked.data;
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={[say("facts")]} />
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.isError && !page && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {page && (
        <>
          {page.figures.disk_read_only && (
            <Banner tone="danger" title={say("read_only.title")}>
              {say("read_only")}
            </Banner>
          )}
          {page.figures.messages_held && (
            <Banner tone="warn" title={say("held.title")}>
              {say("held")}
            </Banner>
          )}
          {page.figures.letters_late > 0 && (
            <Banner tone="warn" title={say("letters_late.title")}>
              {say("letters_late", { count: page.figures.letters_late })}
            </Banner>
          )}
          {page.figures.log_unwitnessed && (
            <Banner tone="warn" title={say("unwitnessed.title")}>
              {say("unwitnessed")}
            </Banner>
          )}
          {page.figures.log_samples_late > 0 && (
            <Banner tone="warn" title={say("samples_late.title")}>
              {say("samples_late", { count: page.figures.log_samples_late })}
            </Banner>
          )}
          <House figures={page.figures} />
          <News subscribers={page.figures.subscribers.filter((one) => one.waiting > 0)} />
          <Letters failed={page.failed} />
          <Exports exports={page.figures.exports} />
        </>
      )}
    </div>
  );
}

function House({ figures }: { figures: Figures }) {
  const isDiskLow = figures.disk_free_bytes < diskIsLow * figures.disk_bytes;
  return (
    <section className="sheet" aria-labelledby="beheer-systeem">
      <h2 id="beheer-systeem">{say("house")}</h2>
      <SummaryList
        rows={[
          { term: say("version"), value: `${figures.version} (${figures.migrations})` },
          {
            term: say("database"),
            value: `${engines[figures.engine] ?? figures.engine}, ${size(figures.database_bytes)}`,
          },
          {
            term: say("disk"),
            value: (
              <>
                {say("disk_free", {
                  free: size(figures.disk_free_bytes),
                  all: size(figures.disk_bytes),
                })}{" "}
                {isDiskLow && <StatusTag state="attention">{say("disk_low")}</StatusTag>}
              </>
            ),
          },
          { term: say("backup"), value: <Backup at={figures.last_backup_at} /> },
          {
            term: say("witnessed"),
            value: figures.log_witnessed_at
              ? dayAndTime(figures.log_witnessed_at)
              : say("witnessed_never"),
          },
          { term: say("sessions"), value: String(figures.sessions) },
          { term: say("wrong_passwords"), value: String(figures.wrong_passwords_this_hour) },
          { term: say("messages"), value: String(waiting(figures)) },
        ]}
      />
    </section>
  );
}

function Backup({ at }: { at: string | undefined }) {
  if (!at) return <StatusTag state="attention">{say("backup_none")}</StatusTag>;
  const isOld = now() - Date.parse(at) > backupIsOldAfter;
  return (
    <>
      {dayAndTime(at)} {isOld && <StatusTag state="attention">{say("backup_old")}</StatusTag>}
    </>
  );
}

function newsColumns(): Column<SubscriberLag>[] {
  return [
    { id: "who", title: say("news_who"), cell: (one) => one.subscriber },
    {
      id: "since",
      title: say("news_since"),
      cell: (one) => one.oldest_at && dayAndTime(one.oldest_at),
    },
    { id: "count", title: say("news_count"), cell: (one) => one.waiting, isFigure: true },
  ];
}

function News({ subscribers }: { subscribers: SubscriberLag[] }) {
  return (
    <section className="sheet" aria-labelledby="beheer-nieuws">
      <h2 id="beheer-nieuws">{say("news")}</h2>
      {subscribers.length === 0 ? (
        <p>{say("news_good")}</p>
      ) : (
        <>
          <p>{say("news_hint")}</p>
          <DataTable
            caption={say("news")}
            isCaptionHidden
            columns={newsColumns()}
            rows={subscribers}
            rowKey={(one) => one.subscriber}
          />
        </>
      )}
    </section>
  );
}

function Letters({ failed }: { failed: FailedMessages[] }) {
  const again = useSendAgain();
  return (
    <section className="sheet" aria-labelledby="beheer-berichten">
      <h2 id="beheer-berichten">{say("letters")}</h2>
      {again.isSuccess && (
        <Banner tone="ok">{say("again_done", { count: again.data.count })}</Banner>
      )}
      {again.isError && <Banner tone="danger">{say("again_failed")}</Banner>}
      {failed.length === 0 ? (
        <p>{say("letters_good")}</p>
      ) : (
        <DataTable
          caption={say("letters")}
          isCaptionHidden
          columns={letterColumns(again)}
          rows={failed}
          rowKey={(one) => `${one.channel} ${one.kind} ${one.reason}`}
        />
      )}
    </section>
  );
}

function letterColumns(again: ReturnType<typeof useSendAgain>): Column<FailedMessages>[] {
  return [
    { id: "kind", title: say("letter_kind"), cell: (one) => `${one.kind}, ${channel(one)}` },
    { id: "reason", title: say("letter_reason"), cell: (one) => one.reason },
    { id: "newest", title: say("letter_newest"), cell: (one) => dayAndTime(one.newest_at) },
    { id: "count", title: say("letter_count"), cell: (one) => one.count, isFigure: true },
    {
      id: "again",
      title: say("letter_again"),
      cell: (one) =>
        one.kept === 0 ? (
          say("letter_gone")
        ) : (
          <Button
            label={say("letter_again_of", { kind: one.kind, channel: channel(one) })}
            isPending={again.isPending}
            onClick={() => again.mutate({ channel: one.channel, kind: one.kind })}
          >
            {say("letter_again")}
          </Button>
        ),
    },
  ];
}

function Exports({ exports }: { exports: ExportFigure[] }) {
  return (
    <section className="sheet" aria-labelledby="beheer-nacht">
      <h2 id="beheer-nacht">{say("exports")}</h2>
      {exports.length === 0 ? (
        <p>{say("exports_none")}</p>
      ) : (
        <DataTable
          caption={say("exports")}
          isCaptionHidden
          columns={exportColumns()}
          rows={exports}
          rowKey={(one) => one.organization}
        />
      )}
    </section>
  );
}

function exportColumns(): Column<ExportFigure>[] {
  return [
    { id: "who", title: say("export_who"), cell: (one) => one.organization },
    {
      id: "done",
      title: say("export_done"),
      cell: (one) => (one.done_at ? dayAndTime(one.done_at) : say("export_never")),
    },
    { id: "how", title: say("export_how"), cell: (one) => <HowExportGoes one={one} /> },
    {
      id: "cases",
      title: say("export_cases"),
      cell: (one) => one.done_at && number(one.cases),
      isFigure: true,
    },
  ];
}

function HowExportGoes({ one }: { one: ExportFigure }) {
  if (one.failed_at) {
    return (
      <>
        <StatusTag state="attention">{say("export_fails")}</StatusTag>{" "}
        {say("export_since", { when: dayAndTime(one.failed_at), reason: one.failure })}
      </>
    );
  }
  if (one.late) return <StatusTag state="attention">{say("backup_old")}</StatusTag>;
  return <>{say(one.done_at ? "export_good" : "export_waits")}</>;
}

function channel(one: FailedMessages): string {
  return say(one.channel === "sms" ? "channel.sms" : "channel.email");
}

function waiting(figures: Figures): number {
  return figures.messages
    .filter((one) => one.state === "waiting" || one.state === "held")
    .reduce((sum, one) => sum + one.count, 0);
}

const engines: Record<string, string> = { sqlite: "SQLite", postgresql: "PostgreSQL" };

function size(bytes: number): string {
  const megabytes = Math.round(bytes / 100_000) / 10;
  return megabytes < 1_000
    ? `${number(megabytes)} MB`
    : `${number(Math.round(megabytes / 100) / 10)} GB`;
}
