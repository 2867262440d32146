// A mark from 0 to 10 with large boxes: thumb, keyboard (arrows and figures) and screen reader.
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { typeDigit } from "../../../components/slider/digits";
import { say } from "./words";
import "./by_link.css";

const marks = Array.from({ length: 11 }, (_, mark) => mark);
const timeForNextFigure = 900;

export interface MarkChoiceProps {
  name: string;
  label: string;
  tone: string;
  value: number | null;
  /** Of a sentence like "Ik slaap goed": how much it is true, not how good it is. */
  isStatement?: boolean;
  onChange: (value: number) => void;
}

export function MarkChoice(props: MarkChoiceProps) {
  const { name, label, tone, value, isStatement = false, onChange } = props;
  const typed = useRef({ pending: "", at: 0 });
  const box = useRef<HTMLFieldSetElement>(null);

  function typeFigure(event: JSX.TargetedKeyboardEvent<HTMLFieldSetElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return;
    const isSoon = event.timeStamp - typed.current.at < timeForNextFigure;
    const next = typeDigit(isSoon ? typed.current.pending : "", event.key, 0, 10);
    if (!next) return;
    typed.current = { pending: next.pending, at: event.timeStamp };
    onChange(next.value);
    box.current?.querySelector<HTMLInputElement>(`input[value="${next.value}"]`)?.focus();
  }

  return (
    <fieldset ref={box} className={`marks tone-${tone}`} onKeyDown={typeFigure}>
      <legend className="only-read">{label}</legend>
      <p className="marks-ends" aria-hidden="true">
        <span>{say(isStatement ? "mark.not_true" : "mark.lowest")}</span>
        <span>{say(isStatement ? "mark.true" : "mark.highest")}</span>
      </p>
      <div className="marks-row">
        {marks.map((mark) => (
          <label className="mark" key={mark}>
            <input
              type="radio"
              className="only-read"
              name={name}
              value={mark}
              checked={value === mark}
              aria-label={say("mark.of_ten", { mark })}
              onChange={() => onChange(mark)}
            />
            <span aria-hidden="true">{mark}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
