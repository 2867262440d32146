// One week, line by line: keys do it all, and so does a thumb. After a verdict comes the next line that waits.
import { useQuery } from "@tanstack/preact-query";
import { CircleCheckBig, ListChecks, Play } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { PageHead } from "../../../components/page_head/page_head";
import { ShortcutHelp } from "../../../components/shortcut_help/shortcut_help";
import { Skeleton } from "../../../components/skeleton/skeleton";
import type { SampledLine, SampledWeek, SampledWeekView } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { day, shortDay } from "../../../kernel/dates";
import { useTitle } from "../../../kernel/title";
import { Progress } from "./progress";
import { sampleQuery } from "./queries";
import { isOpen, isWaiting, SampleLine } from "./sample_line";
import { nameOfWeek } from "./samples_page";
import { isLate } from "./week_tag";
import { say } from "./words";
import "./sample.css";

export default function SamplePage({ params }: PageProps) {
  useTitle(say("title"));
  const asked = useQuery(sampleQuery(params.id ?? ""));
  return (
    <div className="page page-narrow stack">
      {!asked.data && <PageHead title={say("title")} />}
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && <Sample view={asked.data} />}
    </div>
  );
}

const headOf = (id: string) => `regel-${id}`;

function Sample({ view }: { view: SampledWeekView }) {
  const { week, lines } = view;
  const waiting = lines.filter(isWaiting);
  const [activeId, setActiveId] = useState(waiting[0]?.id ?? "");
  const parts = partsOf(lines);
  const order = parts.flatMap((part) => part.lines);
  const list = useRef<HTMLDivElement>(null);

  const goTo = (line: SampledLine | undefined) => {
    if (!line) return;
    setActiveId(line.id);
    const head = document.getElementById(headOf(line.id));
    head?.focus();
    head?.scrollIntoView?.({ block: "nearest" });
  };
  const step = (by: number) => goTo(order[order.findIndex((one) => one.id === activeId) + by]);
  const next = (judged: SampledLine) => {
    const at = order.findIndex((one) => one.id === judged.id);
    const rest = [...order.slice(at + 1), ...order.slice(0, at)];
    goTo(rest.find((one) => isWaiting(one) && one.verdict === "") ?? rest.find(isWaiting));
  };
  const listen = (event: KeyboardEvent) => {
    const by = stepOf(event);
    if (by === 0) return;
    event.preventDefault();
    step(by);
  };

  return (
    <>
      <PageHead title={nameOfWeek(week)} facts={factsOf(week)}>
        {waiting.length > 0 && (
          <Button kind="main" icon={Play} onClick={() => goTo(waiting[0])}>
            {say("begin")}
          </Button>
        )}
        <ShortcutHelp shortcuts={shortcuts()} />
      </PageHead>
      {isLate(week) && (
        <Banner tone="warn" title={say("late", { count: week.days_late })}>
          {say("late_words")}
        </Banner>
      )}
      {!view.reads_all && <p>{say("officer_reads")}</p>}
      {lines.length === 0 ? (
        <EmptyState
          icon={ListChecks}
          text={say(view.reads_all ? "nothing_drawn" : "nothing_for_you")}
        />
      ) : (
        <Standing lines={lines} week={week} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that walk through the lists within. */}
      <div className="stack" ref={list} onKeyDown={listen}>
        {parts.map((part) => (
          <section className="sheet" aria-labelledby={`${part.id}-kop`} key={part.id}>
            <h2 id={`${part.id}-kop`}>{say(part.title, { count: part.lines.length })}</h2>
            <p className="quiet">{say(part.hint)}</p>
            <ol className="lined-list">
              {part.lines.map((line) => (
                <SampleLine
                  key={line.id}
                  headId={headOf(line.id)}
                  line={line}
                  weekId={week.id}
                  isActive={line.id === activeId}
                  keepsBreaches={view.keeps_breaches}
                  onActivate={() => setActiveId(line.id === activeId ? "" : line.id)}
                  onJudged={() => next(line)}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </>
  );
}

function Standing({ lines, week }: { lines: readonly SampledLine[]; week: SampledWeek }) {
  const done = lines.filter((line) => !isOpen(line)).length;
  if (lines.some(isWaiting)) return <Progress done={done} of={lines.length} />;
  return (
    <div className="sample-done" role="status">
      <CircleCheckBig size={28} aria-hidden="true" />
      <div>
        <p>
          <strong>{say(week.read_at ? "all_done" : "your_part_done")}</strong>
        </p>
        <p>
          {say("all_done_words", {
            in_order: week.in_order,
            not_in_order: week.not_in_order,
            until: day(week.due_on),
          })}
        </p>
      </div>
    </div>
  );
}

function factsOf(week: SampledWeek): string[] {
  return [
    say("drawn_of", { drawn: week.drawn, looks: week.looks }),
    week.left_out > 0 ? say("left_out", { count: week.left_out }) : "",
    week.nobody_else > 0 ? say("nobody_else", { count: week.nobody_else }) : "",
    week.read_at ? "" : say("read_before", { date: shortDay(week.due_on) }),
  ];
}

/** A line stands once: what cannot wait first. */
function partsOf(lines: readonly SampledLine[]) {
  const isEmergency = (line: SampledLine) => line.why.includes("emergency");
  const isHit = (line: SampledLine) => line.why.some((word) => word !== "chance");
  const parts = [
    {
      id: "nood",
      title: "part.emergency",
      hint: "part.emergency_hint",
      lines: lines.filter(isEmergency),
    },
    {
      id: "regel",
      title: "part.rule",
      hint: "part.rule_hint",
      lines: lines.filter((line) => isHit(line) && !isEmergency(line)),
    },
    {
      id: "lot",
      title: "part.chance",
      hint: "part.chance_hint",
      lines: lines.filter((line) => !isHit(line)),
    },
  ] as const;
  return parts.filter((part) => part.lines.length > 0);
}

/** Only where nobody is typing. */
export function isTyped(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return event.ctrlKey || event.altKey || event.metaKey || target.tagName === "TEXTAREA";
}

function stepOf(event: KeyboardEvent): number {
  if (isTyped(event)) return 0;
  if (event.key === "j" || event.key === "ArrowDown") return 1;
  return event.key === "k" || event.key === "ArrowUp" ? -1 : 0;
}

function shortcuts() {
  return [
    { keys: ["J", "↓"], does: say("key.next") },
    { keys: ["K", "↑"], does: say("key.previous") },
    { keys: ["1"], does: say("in_order") },
    { keys: ["2"], does: say("asked") },
    { keys: ["3"], does: say("not_in_order") },
    { keys: ["Ctrl", "Enter"], does: say("key.save") },
    { keys: ["Esc"], does: say("key.cancel") },
  ];
}
