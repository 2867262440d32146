import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { classes } from "../classes";
import "../choice/choice.css";
import "./radio_card.css";

export interface CardFact {
  icon: LucideIcon;
  /** What the icon means, for who does not see it: "wachttijd". */
  meaning: string;
  text: string;
}

export interface RadioCardProps {
  name: string;
  value: string;
  title: string;
  subtitle?: string;
  facts?: readonly CardFact[];
  isChecked: boolean;
  onChange: (value: string) => void;
  /** Quiet words below the facts. */
  children?: ComponentChildren;
}

/** One of several things to choose, with enough beside it to choose well. */
export function RadioCard(props: RadioCardProps) {
  const { name, value, title, subtitle, facts = [], isChecked, onChange, children } = props;
  return (
    <label className="radio-card">
      <input
        className="choice-box choice-round"
        type="radio"
        name={name}
        value={value}
        checked={isChecked}
        onChange={() => onChange(value)}
      />
      <span className="radio-card-words">
        <span className="radio-card-title">{title}</span>
        {subtitle && <span className="radio-card-subtitle">{subtitle}</span>}
        {facts.length > 0 && <Facts facts={facts} />}
        {children && <span className="radio-card-more">{children}</span>}
      </span>
    </label>
  );
}

export function Facts({ facts }: { facts: readonly CardFact[] }) {
  return (
    <span className="card-facts">
      {facts.map((fact) => (
        <span className="card-fact" key={fact.meaning}>
          <fact.icon size={16} aria-hidden="true" />
          <span className="only-read">{fact.meaning}: </span>
          {fact.text}
        </span>
      ))}
    </span>
  );
}

export interface RadioCardsProps {
  label: string;
  isLegendHidden?: boolean;
  children: ComponentChildren;
}

/** The group around the cards. */
export function RadioCards({ label, isLegendHidden = true, children }: RadioCardsProps) {
  return (
    <fieldset className="radio-cards">
      <legend className={classes(isLegendHidden ? "only-read" : "field-label")}>{label}</legend>
      {children}
    </fieldset>
  );
}
