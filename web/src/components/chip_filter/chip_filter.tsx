import { classes } from "../classes";
import "../choice/choice.css";
import "../field/field.css";
import "./chip_filter.css";

export interface Chip {
  value: string;
  label: string;
  tone?: string;
}

export interface ChipFilterProps {
  label: string;
  /** In a form, where no heading above says the same. */
  isLabelShown?: boolean;
  chips: readonly Chip[];
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Filters above a list: what they leave is said in a StatusLine below. In a form: one or more of a few. */
export function ChipFilter(props: ChipFilterProps) {
  const { label, isLabelShown = false, chips, values, onChange } = props;
  return (
    <fieldset className="chip-filter">
      <legend className={isLabelShown ? "field-label" : "only-read"}>{label}</legend>
      {chips.map((chip) => (
        <label key={chip.value} className={classes("chip", chip.tone && `tone-${chip.tone}`)}>
          <input
            className="choice-box chip-box"
            type="checkbox"
            checked={values.includes(chip.value)}
            onChange={(event) => {
              const others = values.filter((value) => value !== chip.value);
              onChange(event.currentTarget.checked ? [...others, chip.value] : others);
            }}
          />
          {chip.label}
        </label>
      ))}
    </fieldset>
  );
}
