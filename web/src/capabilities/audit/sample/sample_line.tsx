// One line of the log: who looked, when, at what, and why it was drawn. The open one can be judged.
import { Ban, CircleCheck, DatabaseZap, MessageCircleQuestion } from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { StatusTag } from "../../../components/status_tag/status_tag";
import { SummaryList } from "../../../components/summary_list/summary_list";
import { Tag } from "../../../components/tag/tag";
import { TextArea } from "../../../components/text_field/text_field";
import type { SampledLine } from "../../../kernel/api_types";
import { dayAndTime } from "../../../kernel/dates";
import { say as sayOfficer } from "../officer/words";
import { useBreachOfLine, useJudgeLine, type Verdict } from "./queries";
import { say } from "./words";

type Key = Parameters<typeof say>[0];
type OfficerKey = Parameters<typeof sayOfficer>[0];

export const isOpen = (line: SampledLine) => line.verdict === "" || line.verdict === "asked";
/** For who reads this: an own look is for another. */
export const isWaiting = (line: SampledLine) => isOpen(line) && !line.own;

const icons = { in_order: CircleCheck, asked: MessageCircleQuestion, not_in_order: Ban };
const verdicts = ["in_order", "asked", "not_in_order"] as const;

interface SampleLineProps {
  headId: string;
  line: SampledLine;
  weekId: string;
  isActive: boolean;
  keepsBreaches: boolean;
  onActivate: () => void;
  onJudged: () => void;
}

export function SampleLine(props: SampleLineProps) {
  const { headId, line, weekId, isActive, keepsBreaches, onActivate, onJudged } = props;
  const [wanted, setWanted] = useState<Verdict | "">("");
  const head = useRef<HTMLButtonElement>(null);
  const judge = useJudgeLine(line, weekId, (judged) => {
    setWanted("");
    // What is not in order may become a breach: the line stays.
    if (judged.verdict === "not_in_order") head.current?.focus();
    else onJudged();
  });
  const choose = (verdict: Verdict) => {
    if (judge.isPending || line.own) return;
    // What is plainly in order takes one press; all else wants a word.
    if (verdict !== "in_order" || !isOpen(line)) setWanted(verdict);
    else judge.mutate({ verdict, words: "" });
  };
  const listen = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.altKey || event.metaKey || target.tagName === "TEXTAREA") return;
    const verdict = verdicts[Number(event.key) - 1];
    if (!verdict || !isActive) return;
    event.preventDefault();
    choose(verdict);
  };
  const stop = () => {
    setWanted("");
    head.current?.focus();
  };
  return (
    <li className="sample-line" data-active={isActive || undefined} onKeyDown={listen}>
      <button
        type="button"
        id={headId}
        ref={head}
        className="sample-head"
        aria-expanded={isActive}
        onClick={onActivate}
      >
        <span className="sample-who">
          <strong>{line.who}</strong>, {roleOf(line)}
        </span>
        <span className="sample-what">{whatOf(line)}</span>
        <span className="quiet">{dayAndTime(line.at)}</span>
        <span className="sample-tags">
          {line.why.filter(isRule).map((word) => (
            <Tag key={word}>{say(`rule.${word}` as Key)}</Tag>
          ))}
          <VerdictTag line={line} />
        </span>
      </button>
      {isActive && (
        <div className="sample-body">
          <SummaryList rows={factsOf(line)} />
          {line.earlier.map((one) => (
            <p className="quiet" key={one.at}>
              {say("earlier", {
                verdict: say(one.verdict as Key),
                name: one.by_name,
                when: dayAndTime(one.at),
              })}{" "}
              {one.words}
            </p>
          ))}
          {line.own ? (
            <p>{say(line.nobody_else ? "own_nobody" : "own")}</p>
          ) : (
            <div className="sample-verdicts">
              {verdicts.map((verdict, at) => (
                <Button
                  key={verdict}
                  icon={icons[verdict]}
                  isPressed={(wanted || line.verdict) === verdict}
                  isPending={judge.isPending && judge.variables.verdict === verdict}
                  onClick={() => choose(verdict)}
                >
                  {say(verdict)} <kbd>{at + 1}</kbd>
                </Button>
              ))}
            </div>
          )}
          {wanted !== "" && <Remark verdict={wanted} judge={judge} onStop={stop} />}
          {judge.isError && wanted === "" && <Banner tone="danger">{say("not_saved")}</Banner>}
          {line.verdict === "not_in_order" && keepsBreaches && <Breach line={line} />}
        </div>
      )}
    </li>
  );
}

interface RemarkProps {
  verdict: Verdict;
  judge: ReturnType<typeof useJudgeLine>;
  onStop: () => void;
}

/** Ctrl+Enter saves, Esc goes back to the line. */
function Remark({ verdict, judge, onStop }: RemarkProps) {
  const box = useRef<HTMLDivElement>(null);
  const errors = useMemo(
    () => fieldWords(judge.error, { words: { required: say("words_missing") } }),
    [judge.error],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another verdict begins the remark anew.
  useEffect(() => box.current?.querySelector("textarea")?.focus(), [verdict]);
  const listen = (event: KeyboardEvent) => {
    if (event.key === "Escape") onStop();
    if (event.key === "Enter" && event.ctrlKey) box.current?.querySelector("form")?.requestSubmit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field within.
    <div ref={box} onKeyDown={listen}>
      <Form
        aria-label={say("remark")}
        validationErrors={errors}
        onSubmit={(data) => {
          if (judge.isPending) return;
          const words = String(data.get("words") ?? "").trim();
          judge.mutate({ verdict, words });
        }}
      >
        <TextArea
          name="words"
          label={say(`words.${verdict}`)}
          hint={say("words_hint")}
          missing={say("words_missing")}
          maxLength={2000}
          rows={2}
          required
        />
        {judge.isError && !errors && <Banner tone="danger">{say("not_saved")}</Banner>}
        <div className="row">
          <Button type="submit" kind="main" isPending={judge.isPending}>
            {say("save")}
          </Button>
          <Button kind="quiet" onClick={onStop}>
            {say("cancel")}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function Breach({ line }: { line: SampledLine }) {
  const { route } = useLocation();
  const make = useBreachOfLine(line);
  if (line.breach_id) {
    return (
      <div>
        <LinkButton icon={DatabaseZap} href={`/datalekken/${line.breach_id}`}>
          {say("breach_there")}
        </LinkButton>
      </div>
    );
  }
  return (
    <div className="stack stack-tight">
      {make.isError && <Banner tone="danger">{say("not_saved")}</Banner>}
      <div>
        <Button
          icon={DatabaseZap}
          isPending={make.isPending}
          onClick={() =>
            make.mutate(undefined, { onSuccess: (view) => route(`/datalekken/${view.row.id}`) })
          }
        >
          {say("to_breach")}
        </Button>
      </div>
    </div>
  );
}

function VerdictTag({ line }: { line: SampledLine }) {
  if (line.verdict === "in_order") return <StatusTag state="done">{say("in_order")}</StatusTag>;
  if (line.verdict === "asked") return <StatusTag state="busy">{say("asked")}</StatusTag>;
  if (line.verdict) return <StatusTag state="attention">{say("not_in_order")}</StatusTag>;
  return line.own ? <StatusTag state="waiting">{say("own_tag")}</StatusTag> : null;
}

const isRule = (word: string) => word !== "chance";

function roleOf(line: SampledLine): string {
  return sayOfficer(`role.${line.role}` as OfficerKey) || line.role;
}

function whatOf(line: SampledLine): string {
  const classes = line.classes
    .map((one) => sayOfficer(`class.${one}` as OfficerKey) || one)
    .join(", ");
  const did = say(line.wrote ? "wrote" : "looked", { classes });
  return line.people > 1 ? `${did} (${say("records", { count: line.people })})` : did;
}

function factsOf(line: SampledLine) {
  const rules = line.why.filter(isRule);
  const rows = [
    { term: say("number"), value: String(line.number) },
    {
      term: say("ground"),
      value: line.grounds.map((one) => say(`ground.${one}` as Key) || one).join(", "),
    },
    {
      term: say("why"),
      value:
        rules.length > 0
          ? rules.map((one) => say(`why.${one}` as Key)).join(" ")
          : say("why.chance"),
    },
  ];
  if (line.person_id) rows.push({ term: say("record"), value: line.person_id });
  if (line.judged_at) {
    const by = say("judged_by", { name: line.judged_by_name, when: dayAndTime(line.judged_at) });
    rows.push({ term: say("verdict"), value: `${say(line.verdict as Key)}. ${by} ${line.words}` });
  }
  return rows;
}
