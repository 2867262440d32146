// The web lies open on the page: what someone said about six (or more, or fewer) parts of life.
// A conversation tool, not a measure. The sliders below it are the real inputs; dragging a point
// or a tap on a thread does the same for who likes to point.
import { MessageCircle } from "lucide-preact";
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { classes } from "../classes";
import { Disclosure } from "../disclosure/disclosure";
import { IconDisc } from "../icon_disc/icon_disc";
import { Slider } from "../slider/slider";
import { say } from "../words";
import type { Axis } from "./axis";
import * as shape from "./geometry";
import { nameOf, sentenceOf } from "./sentence";
import "./web.css";

export type { Axis };

const widest = 560;
const phone = 420;
const narrow = 340;
const largestScale = 1.12;
const smallestScale = 0.58;
const pointRadius = 16.5;

export interface WebProps {
  /** A heading in the page's own words: "Hoe gaat het met Anna?". */
  title?: string;
  axes: readonly Axis[];
  max?: number;
  /** The axis the talk is about. */
  chosen?: string;
  onChoose?: (id: string) => void;
  /** Left out: the web can only be looked at. */
  onChange?: (id: string, value: number) => void;
  /** Words for the former time: "14 maart". Left out: only the web of now is drawn. */
  former?: string;
  /** Words for this time; "Vandaag" when left out. */
  now?: string;
}

export function Web(props: WebProps) {
  const { title, axes, max = 10, chosen, onChoose, former, now = say("web.now") } = props;
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const scale = Math.min(largestScale, Math.max(smallestScale, (width * 0.32) / shape.outerRadius));
  const room = roomForLabels(width);
  const height = 2 * (shape.outerRadius * scale + room.overEnd + 22);

  return (
    <figure className={classes("web", width < narrow && "web-narrow")} ref={figure}>
      <figcaption className="web-head">
        {title && <h2>{title}</h2>}
        <WebLegend now={now} former={former} />
      </figcaption>
      <div className="web-field" style={{ height: `${height}px` }}>
        <WebDrawing {...props} max={max} width={width} height={height} scale={scale} />
        {axes.map((axis, index) => (
          <WebLabel
            key={axis.id}
            axis={axis}
            place={shape.labelPlace(index, axes.length, { scale, width, ...room })}
            isChosen={axis.id === chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
    </figure>
  );
}

function WebLegend({ now, former }: { now: string; former: string | undefined }) {
  if (!former) return null;
  return (
    <span className="web-legend">
      <span className="web-legend-now">{now}</span>
      <span className="web-legend-former">{former}</span>
    </span>
  );
}

interface DrawingProps extends WebProps {
  max: number;
  width: number;
  height: number;
  scale: number;
}

function WebDrawing(props: DrawingProps) {
  const { axes, max, chosen, onChange, former, width, height, scale } = props;
  const svg = useRef<SVGSVGElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const values = axes.map((axis) => axis.value);
  const formers = axes.map((axis) => axis.former ?? null);

  function set(axis: Axis, event: MouseEvent) {
    const value = valueUnder(event, axis);
    if (value !== axis.value) onChange?.(axis.id, value);
  }

  function valueUnder(event: MouseEvent, axis: Axis): number {
    const frame = svg.current?.getBoundingClientRect();
    if (!frame) return 0;
    const x = (event.clientX - frame.left - frame.width / 2) / scale;
    const y = (event.clientY - frame.top - frame.height / 2) / scale;
    return shape.valueAt({ x, y }, axes.indexOf(axis), axes.length, max);
  }

  return (
    <svg
      ref={svg}
      className={classes("web-drawing", onChange && "web-open", dragged && "web-dragging")}
      role="img"
      aria-label={nameOf(axes, max)}
      width={width}
      height={height}
      viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
    >
      {axes.map((axis, index) => (
        <path
          key={axis.id}
          className={classes("web-kite", `tone-${axis.tone}`)}
          d={shape.kite(index, values, max, scale)}
        />
      ))}
      <WebThreads axes={axes} max={max} scale={scale} chosen={chosen} />
      {former && <path className="web-former" d={shape.outline(formers, max, scale)} />}
      <path className="web-outline" d={shape.outline(values, max, scale)} />
      {onChange && <WebTouch axes={axes} scale={scale} onTouch={set} />}
      <WebPoints {...props} dragged={dragged} onDrag={setDragged} onMove={set} />
    </svg>
  );
}

interface TouchProps {
  axes: readonly Axis[];
  scale: number;
  onTouch: (axis: Axis, event: MouseEvent) => void;
}

/** A tap on a thread sets the point there. */
function WebTouch({ axes, scale, onTouch }: TouchProps) {
  return axes.map((axis, index) => {
    const end = shape.placeAt(index, axes.length, shape.outerRadius * scale);
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the sliders are the keyboard's way.
      <line
        key={axis.id}
        className="web-touch"
        x1={0}
        y1={0}
        x2={end.x}
        y2={end.y}
        onClick={(event) => onTouch(axis, event)}
      />
    );
  });
}

interface PointsProps extends DrawingProps {
  dragged: string | null;
  onDrag: (id: string | null) => void;
  onMove: (axis: Axis, event: MouseEvent) => void;
}

function WebPoints(props: PointsProps) {
  const { axes, max, scale, chosen, onChoose, onChange, dragged, onDrag, onMove } = props;
  return axes.map((axis, index) => {
    if (axis.value === null) return null;
    const radius = shape.radiusOf(axis.value, max) * scale;
    return (
      <WebPoint
        key={axis.id}
        axis={axis}
        value={axis.value}
        place={shape.placeAt(index, axes.length, radius)}
        isChosen={axis.id === chosen}
        onPointerDown={(event) => {
          if (!onChange) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          onDrag(axis.id);
        }}
        onPointerMove={(event) => dragged === axis.id && onMove(axis, event)}
        onPointerUp={() => {
          onDrag(null);
          onChoose?.(axis.id);
        }}
      />
    );
  });
}

interface ThreadsProps {
  axes: readonly Axis[];
  max: number;
  scale: number;
  chosen: string | undefined;
}

function WebThreads({ axes, max, scale, chosen }: ThreadsProps) {
  const count = axes.length;
  const steps = Array.from({ length: max + 1 }, (_, value) => value);
  const beyond = (shape.outerRadius + 7) * scale;
  return (
    <g className="web-threads">
      {steps.map((value) => (
        <path
          key={value}
          className={classes("web-ring", value > 0 && value % 5 === 0 && "web-ring-strong")}
          d={shape.ring(value, max, count, scale)}
        />
      ))}
      {axes.map((axis, index) => {
        const from = shape.placeAt(index, count, shape.innerRadius * scale);
        const end = shape.placeAt(index, count, beyond);
        return (
          <line
            key={axis.id}
            className={classes(
              "web-axis",
              axis.id === chosen && `web-axis-chosen tone-${axis.tone}`,
            )}
            x1={from.x}
            y1={from.y}
            x2={end.x}
            y2={end.y}
          />
        );
      })}
      <text className="web-max" x={8} y={-(shape.outerRadius * scale) - 3}>
        {max}
      </text>
    </g>
  );
}

interface PointProps {
  axis: Axis;
  value: number;
  place: shape.Place;
  isChosen: boolean;
  onPointerDown: (event: JSX.TargetedPointerEvent<SVGGElement>) => void;
  onPointerMove: (event: JSX.TargetedPointerEvent<SVGGElement>) => void;
  onPointerUp: () => void;
}

function WebPoint({ axis, value, place, isChosen, ...pointer }: PointProps) {
  return (
    <g
      {...pointer}
      onPointerCancel={pointer.onPointerUp}
      className={classes("web-point", `tone-${axis.tone}`, isChosen && "web-point-chosen")}
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
    >
      <circle className="web-finger" r={24} />
      <circle className="web-disc" r={isChosen ? pointRadius + 0.5 : pointRadius} />
      <text y="0.36em">{value}</text>
    </g>
  );
}

interface LabelProps {
  axis: Axis;
  place: shape.LabelPlace;
  isChosen: boolean;
  onChoose: ((id: string) => void) | undefined;
}

function WebLabel({ axis, place, isChosen, onChoose }: LabelProps) {
  const face = (
    <>
      <IconDisc icon={axis.icon} tone={axis.tone} />
      <span className="web-label-words">{glueShortWords(axis.label)}</span>
      {axis.isMarked && (
        <span className="web-mark">
          <MessageCircle size={14} strokeWidth={2.5} aria-hidden="true" />
          <span className="only-read">, {say("web.marked")}</span>
        </span>
      )}
    </>
  );
  const look = {
    className: classes(
      "web-label",
      `web-label-${place.align}`,
      `tone-${axis.tone}`,
      axis.isMarked && "web-label-marked",
    ),
    style: { "--x": `${place.x}px`, "--y": `${place.y}px` },
  };
  if (!onChoose) return <span {...look}>{face}</span>;
  return (
    <button type="button" {...look} aria-pressed={isChosen} onClick={() => onChoose(axis.id)}>
      {face}
    </button>
  );
}

/** On a small screen the labels are smaller and stand further off, or they would lie on each other. */
function roomForLabels(width: number): { labelWidth: number; overEnd: number } {
  if (width < narrow) return { labelWidth: 112, overEnd: 58 };
  if (width < phone) return { labelWidth: 134, overEnd: 46 };
  return { labelWidth: 140, overEnd: 28 };
}

/** "Gevoel en gedachten" breaks after "en", not before it. */
export function glueShortWords(label: string): string {
  return label.replace(/ (\p{L}{1,3}) /gu, "\u00a0$1 ");
}

/** Drawn at the width of its box, so that words and figures keep their size on a phone. */
function useWidth(element: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(366);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const measure = () => setWidth(Math.min(widest, box.clientWidth || 366));
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, [element]);
  return width;
}

export interface WebSentenceProps {
  axes: readonly Axis[];
  former?: string;
}

/** Always under the web. */
export function WebSentence({ axes, former }: WebSentenceProps) {
  return <p className="web-sentence">{sentenceOf(axes, former)}</p>;
}

export interface WebSlidersProps {
  axes: readonly Axis[];
  max?: number;
  chosen?: string;
  onChange: (id: string, value: number | null) => void;
}

/** The real inputs of the web. */
export function WebSliders({ axes, max = 10, chosen, onChange }: WebSlidersProps) {
  return (
    <div className="web-sliders">
      {axes.map((axis) => (
        <Slider
          key={axis.id}
          name={axis.id}
          label={axis.label}
          icon={axis.icon}
          tone={axis.tone}
          value={axis.value}
          former={axis.former}
          max={max}
          isMarked={axis.isMarked || axis.id === chosen}
          onChange={(value) => onChange(axis.id, value)}
        />
      ))}
    </div>
  );
}

export interface WebTableProps {
  axes: readonly Axis[];
  former?: string;
  now?: string;
  /** On paper the table stands open, in the place of the sliders. */
  isOpen?: boolean;
}

/** The same in figures. */
export function WebTable({ axes, former, now = say("web.now"), isOpen = false }: WebTableProps) {
  const table = (
    <table className="web-table">
      <thead>
        <tr>
          <th scope="col">{say("web.part")}</th>
          <th scope="col">{now}</th>
          {former && <th scope="col">{former}</th>}
        </tr>
      </thead>
      <tbody>
        {axes.map((axis) => (
          <tr key={axis.id}>
            <th scope="row">{axis.label}</th>
            <td>{axis.value ?? "–"}</td>
            {former && <td>{axis.former ?? "–"}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return isOpen ? table : <Disclosure title={say("web.figures")}>{table}</Disclosure>;
}
