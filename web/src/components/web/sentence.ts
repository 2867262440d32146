// What the web says in words: strongest, lowest, and what changed since the former time.
// No average, no total, no judgement.
import { say } from "../words";
import type { Axis } from "./axis";

const changeWorthSaying = 2;

type Filled = Axis & { value: number };

export function sentenceOf(axes: readonly Axis[], former?: string): string {
  const filled = axes.filter((axis): axis is Filled => axis.value !== null);
  if (filled.length === 0) return say("web.nothing");
  const parts = [extremes(filled)];
  if (former && axes.some(hasFormer)) parts.push(changes(filled, former));
  return parts.join(" ");
}

function hasFormer(axis: Axis): boolean {
  return axis.former !== null && axis.former !== undefined;
}

function extremes(filled: readonly Filled[]): string {
  const [only, ...others] = filled;
  if (only && others.length === 0) return say("web.only", { label: only.label, value: only.value });
  const values = filled.map((axis) => axis.value);
  const highest = Math.max(...values);
  const lowest = Math.min(...values);
  if (highest === lowest) return say("web.all_same", { value: highest });
  const strong = say("web.strongest", { labels: labels(filled, highest) });
  return `${strong} ${say("web.lowest", { labels: labels(filled, lowest) })}`;
}

function labels(filled: readonly Filled[], value: number): string {
  return list(filled.filter((axis) => axis.value === value).map((axis) => lower(axis.label)));
}

function changes(filled: readonly Filled[], former: string): string {
  const said = filled.flatMap((axis) => {
    if (!hasFormer(axis)) return [];
    const difference = axis.value - Number(axis.former);
    if (Math.abs(difference) < changeWorthSaying) return [];
    const word = difference > 0 ? "web.up" : "web.down";
    return [say(word, { label: lower(axis.label), difference: Math.abs(difference) })];
  });
  if (said.length === 0) return say("web.since_same", { date: former });
  return say("web.since", { date: former, changes: list(said) });
}

/** "a", "a en b", "a, b en c". */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} ${say("and")} ${parts.at(-1)}`;
}

function lower(label: string): string {
  return label.charAt(0).toLocaleLowerCase() + label.slice(1);
}

/** The name of the picture for who hears it: all values, in order. */
export function nameOf(axes: readonly Axis[], max: number): string {
  const values = axes.map((axis) =>
    axis.value === null
      ? say("web.value_empty", { label: lower(axis.label) })
      : say("web.value", { label: lower(axis.label), value: axis.value, max }),
  );
  return say("web.name", { count: axes.length, values: values.join(", ") });
}
