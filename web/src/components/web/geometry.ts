// The shape of the web: where threads, kites, points and labels lie. Pure arithmetic, in units of a
// box of 344 with its middle at 0,0; the drawing multiplies by its own scale.
// Values count at the axes only; the surface between them has no meaning and is never computed.

export const box = 344;
export const innerRadius = 30;
export const outerRadius = 150;

/** How far a thread hangs in, for one of six axes this is 0.754 of the mean radius. */
const slack = 0.754 / Math.cos(Math.PI / 6);

export interface Place {
  x: number;
  y: number;
}

/** Direction of an axis: the first on top, then clockwise. */
export function angleOf(index: number, count: number): number {
  return -Math.PI / 2 + (index * 2 * Math.PI) / count;
}

/** The hub keeps points at 0 apart: 0 lies on the inner radius. */
export function radiusOf(value: number, max: number): number {
  return innerRadius + (value / max) * (outerRadius - innerRadius);
}

export function placeAt(index: number, count: number, radius: number): Place {
  const angle = angleOf(index, count);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

interface Hanging {
  from: Place;
  pull: Place;
  to: Place;
}

/** The thread from one axis to the next, pulled inwards between them. */
function hanging(index: number, count: number, radius: number, nextRadius: number): Hanging {
  const middle = angleOf(index + 0.5, count);
  const depth = slack * Math.cos(Math.PI / count) * ((radius + nextRadius) / 2);
  return {
    from: placeAt(index, count, radius),
    pull: { x: depth * Math.cos(middle), y: depth * Math.sin(middle) },
    to: placeAt(index + 1, count, nextRadius),
  };
}

function halfway(a: Place, b: Place): Place {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** The same curve in two halves that meet in its middle. */
function halves(thread: Hanging): [Hanging, Hanging] {
  const pullA = halfway(thread.from, thread.pull);
  const pullB = halfway(thread.pull, thread.to);
  const middle = halfway(pullA, pullB);
  return [
    { from: thread.from, pull: pullA, to: middle },
    { from: middle, pull: pullB, to: thread.to },
  ];
}

function text(place: Place, scale: number): string {
  return `${round(place.x * scale)} ${round(place.y * scale)}`;
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** One ring of the web at a value. */
export function ring(value: number, max: number, count: number, scale = 1): string {
  const radius = radiusOf(value, max);
  let path = `M${text(placeAt(0, count, radius), scale)}`;
  for (let index = 0; index < count; index++) {
    const { pull, to } = hanging(index, count, radius, radius);
    path += `Q${text(pull, scale)} ${text(to, scale)}`;
  }
  return `${path}Z`;
}

type Values = readonly (number | null)[];

/** The line through the values. What is not filled in breaks it: it is a gap, not a 0. */
export function outline(values: Values, max: number, scale = 1): string {
  const count = values.length;
  let path = "";
  let isDrawing = false;
  for (let index = 0; index < count; index++) {
    const value = values[index] ?? null;
    const next = values[(index + 1) % count] ?? null;
    if (value === null || next === null) {
      isDrawing = false;
      continue;
    }
    const thread = hanging(index, count, radiusOf(value, max), radiusOf(next, max));
    if (!isDrawing) path += `M${text(thread.from, scale)}`;
    path += `Q${text(thread.pull, scale)} ${text(thread.to, scale)}`;
    isDrawing = true;
  }
  return values.every((value) => value !== null) ? `${path}Z` : path;
}

/** The part of the shape that belongs to one axis: middle, half thread, point, half thread. */
export function kite(index: number, values: Values, max: number, scale = 1): string {
  const count = values.length;
  const value = values[index] ?? null;
  if (value === null) return "";
  const radius = radiusOf(value, max);
  const before = values[(index - 1 + count) % count] ?? null;
  const after = values[(index + 1) % count] ?? null;

  let path = "M0 0";
  if (before === null) {
    path += `L${text(placeAt(index, count, radius), scale)}`;
  } else {
    const thread = hanging(index - 1, count, radiusOf(before, max), radius);
    const half = halves(thread)[1];
    path += `L${text(half.from, scale)}Q${text(half.pull, scale)} ${text(half.to, scale)}`;
  }
  if (after !== null) {
    const half = halves(hanging(index, count, radius, radiusOf(after, max)))[0];
    path += `Q${text(half.pull, scale)} ${text(half.to, scale)}`;
  }
  return `${path}Z`;
}

/** The value on an axis nearest to a place; the place is in units of the box. */
export function valueAt(place: Place, index: number, count: number, max: number): number {
  const angle = angleOf(index, count);
  const along = place.x * Math.cos(angle) + place.y * Math.sin(angle);
  const value = ((along - innerRadius) / (outerRadius - innerRadius)) * max;
  return Math.min(max, Math.max(0, Math.round(value)));
}

export interface LabelPlace extends Place {
  /** Which part of the label lies on the place. */
  align: "middle" | "start" | "end";
}

export interface LabelRoom {
  scale: number;
  /** Width of the whole figure and of its widest label, in pixels. */
  width: number;
  labelWidth: number;
  /** From the end of an upright axis to the middle of its label. */
  overEnd: number;
}

const besideEnd = 40;
const moreBesideEnd = 20;

/** Where the label of an axis stands: above or below its end, so that the web can be wide. It never
 * leaves the figure: where there is little room it comes inwards, and a little further off. */
export function labelPlace(index: number, count: number, room: LabelRoom): LabelPlace {
  const { scale, width, labelWidth, overEnd } = room;
  const angle = angleOf(index, count);
  const end = placeAt(index, count, outerRadius * scale);
  const isUpper = Math.sin(angle) < 0.1;
  if (Math.abs(Math.cos(angle)) < 0.1) {
    return { x: end.x, y: end.y + (isUpper ? -overEnd : overEnd), align: "middle" };
  }
  const wished = Math.abs(end.x) - (end.x > 0 ? 34 : 16);
  const farthest = width / 2 - labelWidth;
  const x = Math.min(wished, farthest);
  const y = besideEnd + Math.min(moreBesideEnd, wished - x);
  return {
    x: end.x > 0 ? x : -x,
    y: end.y + (isUpper ? -y : y),
    align: end.x > 0 ? "start" : "end",
  };
}
