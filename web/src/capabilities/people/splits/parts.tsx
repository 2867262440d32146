// What hangs on a record, by kind: whose each is, to be chosen or to be read.
import { RadioGroup } from "../../../components/choice/choice";
import type { SplitPart } from "../../../kernel/api_types";
import { day } from "../../../kernel/dates";
import { say as sayOfPerson } from "../words";
import { say } from "./words";

type Key = Parameters<typeof say>[0];
export type Whose = "first" | "second" | "unsure";
const choices: readonly Whose[] = ["first", "second", "unsure"];

export function ChooseParts({ parts }: { parts: readonly SplitPart[] }) {
  if (parts.length === 0) return <p className="quiet">{say("parts.none")}</p>;
  return (
    <div className="stack">
      {byKind(parts).map(([kind, rows]) => (
        <section key={kind} aria-labelledby={`deel-${kind}`}>
          <h3 id={`deel-${kind}`}>{say(`kind.${kind}` as Key)}</h3>
          <ul className="lined-list split-parts">
            {rows.map((part) => (
              <li key={part.id}>
                <RadioGroup
                  name={part.id}
                  label={labelOf(part)}
                  isRow
                  defaultValue="first"
                  choices={choices.map((value) => ({ value, label: say(`whose.${value}`) }))}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Only what was said to be of somebody. */
export function chosenIn(data: FormData, parts: readonly SplitPart[]) {
  return parts
    .map(({ id }) => ({ id, whose: String(data.get(id) ?? "first") }))
    .filter(({ whose }) => whose !== "first");
}

interface PartsListProps {
  title: string;
  hint?: string;
  parts: readonly SplitPart[];
}

export function PartsList({ title, hint, parts }: PartsListProps) {
  if (parts.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h2>{title}</h2>
      {hint && <p className="quiet">{hint}</p>}
      <ul>
        {parts.map((part) => (
          <li key={part.id}>{labelOf(part)}</li>
        ))}
      </ul>
    </section>
  );
}

function byKind(parts: readonly SplitPart[]): [string, SplitPart[]][] {
  const kinds = new Map<string, SplitPart[]>();
  for (const part of parts) kinds.set(part.kind, [...(kinds.get(part.kind) ?? []), part]);
  return [...kinds];
}

function labelOf(part: SplitPart): string {
  return `${nameOf(part)} (${day(part.at)})`;
}

function nameOf({ kind, code, words }: SplitPart): string {
  if (kind === "goal") return words;
  if (kind === "need") return sayOfPerson(`need.${code}` as Parameters<typeof sayOfPerson>[0]);
  if (kind === "talk") return say(`talk.${code}` as Key) || say("talk");
  if (kind === "request") return say(`request.${code}` as Key) || say("request");
  if (kind === "referral" && words === "") return say("named.referral_nobody");
  return say(`named.${kind}` as Key, { who: words });
}
