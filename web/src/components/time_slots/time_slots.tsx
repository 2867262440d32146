import { day, time } from "../../kernel/dates";
import { FieldGroup, type FieldLook } from "../field/field";
import "../choice/choice.css";
import "./time_slots.css";

export interface Slot {
  value: string;
  /** ISO moment */
  start: string;
}

export interface TimeSlotsProps extends FieldLook {
  name: string;
  slots: readonly Slot[];
  value?: string;
  onChange?: (value: string) => void;
  required?: boolean;
}

/** Free moments, a row a day. Each one says its day, date and time in its name. */
export function TimeSlots({ slots, value, onChange, required, ...look }: TimeSlotsProps) {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const key = day(slot.start);
    days.set(key, [...(days.get(key) ?? []), slot]);
  }
  return (
    <FieldGroup {...look}>
      <div className="slot-days">
        {[...days].map(([name, ofDay]) => (
          <div className="slot-day" key={name}>
            <p className="slot-day-name" aria-hidden="true">
              {name}
            </p>
            <div className="slot-row">
              {ofDay.map((slot) => (
                <label className="slot" key={slot.value}>
                  <input
                    className="slot-input"
                    type="radio"
                    name={look.name}
                    value={slot.value}
                    checked={value === undefined ? undefined : value === slot.value}
                    required={required}
                    onChange={() => onChange?.(slot.value)}
                  />
                  <span className="only-read">{name}, </span>
                  {time(slot.start)}
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
