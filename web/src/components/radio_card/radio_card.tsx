import type { LucideIcon } from "lucide-preact";
import { type ComponentChildren, Fragment } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../button/button";
import { say } from "../words";
import "../choice/choice.css";
import "../field/field.css";
import "./radio_card.css";

export interface CardFact {
  icon: LucideIcon;
  /** What the icon means, for who does not see it: "wachttijd". */
  meaning: string;
  text: string;
}

export interface CardChoice {
  value: string;
  title: string;
  subtitle?: string;
  facts?: readonly CardFact[];
  /** Quiet words below the facts. */
  more?: ComponentChildren;
  /** One button that belongs to the card and does not choose it. */
  action?: ComponentChildren;
}

export interface RadioCardsProps {
  label: string;
  /** In a form, where no heading above says the same. */
  isLabelShown?: boolean;
  name: string;
  cards: readonly CardChoice[];
  chosen: string | undefined;
  onChoose: (value: string) => void;
  /** The rest comes when somebody asks for it: on a phone a list begins short. */
  mostAtFirst?: number;
}

/** Some of several things to choose one from, with enough beside each to choose well. */
export function RadioCards(props: RadioCardsProps) {
  const { label, isLabelShown = false, name, cards, chosen, onChoose } = props;
  const { mostAtFirst = cards.length } = props;
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? cards : cards.slice(0, mostAtFirst);
  const box = useRef<HTMLFieldSetElement>(null);
  // Who asked for more with the keyboard goes on at the first of them.
  useEffect(() => {
    if (isWhole) box.current?.querySelectorAll("input")[mostAtFirst]?.focus();
  }, [isWhole, mostAtFirst]);
  return (
    <>
      <fieldset ref={box} className="radio-cards">
        <legend className={isLabelShown ? "field-label" : "only-read"}>{label}</legend>
        {shown.map((card) => (
          <Fragment key={card.value}>
            <RadioCard
              card={card}
              name={name}
              isChecked={card.value === chosen}
              onChoose={onChoose}
            />
            {card.action && <div className="radio-card-action">{card.action}</div>}
          </Fragment>
        ))}
      </fieldset>
      {shown.length < cards.length && (
        <Button kind="quiet" isWide onClick={() => setIsWhole(true)}>
          {say("cards.more", { count: cards.length - shown.length })}
        </Button>
      )}
    </>
  );
}

interface RadioCardProps {
  card: CardChoice;
  name: string;
  isChecked: boolean;
  onChoose: (value: string) => void;
}

function RadioCard({ card, name, isChecked, onChoose }: RadioCardProps) {
  const { value, title, subtitle, facts = [], more } = card;
  return (
    <label className="radio-card">
      <input
        className="choice-box choice-round"
        type="radio"
        name={name}
        value={value}
        checked={isChecked}
        onChange={() => onChoose(value)}
      />
      <span className="radio-card-words">
        <span className="radio-card-title">{title}</span>
        {subtitle && <span className="radio-card-subtitle">{subtitle}</span>}
        {facts.length > 0 && <Facts facts={facts} />}
        {more && <span className="radio-card-more">{more}</span>}
      </span>
    </label>
  );
}

function Facts({ facts }: { facts: readonly CardFact[] }) {
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
