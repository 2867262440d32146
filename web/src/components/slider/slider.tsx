import type { LucideIcon } from "lucide-preact";
import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { classes } from "../classes";
import { say } from "../words";
import { typeDigit } from "./digits";
import "./slider.css";

const timeForNextDigit = 900;

export interface SliderProps {
  name?: string;
  label: string;
  icon?: LucideIcon;
  tone?: string;
  /** null: not filled in yet. That is not 0. */
  value: number | null;
  /** The value of the former time: a tick on the track and "was 6". */
  former?: number | null;
  min?: number;
  max?: number;
  onChange: (value: number | null) => void;
  /** The topic of the talk: its label is bold. */
  isMarked?: boolean;
}

/** A native range. Arrows, Page, Home and End work; figures set the value; Delete empties it. */
export function Slider(props: SliderProps) {
  const { name, label, icon: Icon, tone, value, former, min = 0, max = 10, onChange } = props;
  const id = useId();
  const typed = useRef({ pending: "", at: 0 });
  const share = (amount: number) => (amount - min) / (max - min);
  const hasFormer = former !== null && former !== undefined;

  function onKeyDown(event: JSX.TargetedKeyboardEvent<HTMLInputElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      onChange(null);
    } else if (/^\d$/.test(event.key)) {
      event.preventDefault();
      const isSoon = event.timeStamp - typed.current.at < timeForNextDigit;
      const next = typeDigit(isSoon ? typed.current.pending : "", event.key, min, max);
      typed.current = { pending: next?.pending ?? "", at: event.timeStamp };
      if (next) onChange(next.value);
    } else if (value === null && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      onChange(Number(event.currentTarget.value));
    }
  }

  return (
    <div
      className={classes("slider", tone && `tone-${tone}`, props.isMarked && "slider-marked")}
      data-empty={value === null || undefined}
    >
      <label className="slider-label" htmlFor={id}>
        {Icon && <Icon size={18} aria-hidden="true" />}
        <span className="slider-words">{label}</span>
        {hasFormer && former !== value && (
          <span className="slider-was" aria-hidden="true">
            {say("slider.was", { former })}
          </span>
        )}
        <output className="slider-value" htmlFor={id} aria-hidden="true">
          {value ?? "–"}
        </output>
      </label>
      <span className="slider-track">
        {hasFormer && <span className="slider-tick" style={{ "--at": share(former) }} />}
        <input
          id={id}
          name={value === null ? undefined : name}
          type="range"
          min={min}
          max={max}
          step={1}
          value={value ?? Math.round((min + max) / 2)}
          style={{ "--at": value === null ? 0 : share(value) }}
          aria-valuetext={valueText(value, hasFormer ? former : null, max)}
          onInput={(event) => onChange(Number(event.currentTarget.value))}
          // A tap on the middle of an empty slider changes nothing for the browser, but is a choice.
          onClick={(event) => value === null && onChange(Number(event.currentTarget.value))}
          onKeyDown={onKeyDown}
        />
      </span>
    </div>
  );
}

function valueText(value: number | null, former: number | null, max: number): string {
  if (value === null) return say("slider.empty");
  if (former === null || former === value) return say("slider.value", { value, max });
  return say("slider.value_was", { value, max, former });
}
