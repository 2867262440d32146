import { Clock, MapPin, Wallet } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Example } from "../example";
import { RadioCards } from "./radio_card";

function facts(distance: string, price: string) {
  return [
    { icon: Clock, meaning: "wachttijd", text: "kan direct" },
    { icon: MapPin, meaning: "afstand", text: distance },
    { icon: Wallet, meaning: "kosten", text: price },
  ];
}

const cards = [
  {
    value: "walk",
    title: "Wandelgroep Oosterwijk",
    subtitle: "Buurtbewoners zelf",
    facts: facts("0,6 km", "gratis"),
  },
  {
    value: "room",
    title: "Buurtkamer De Linde",
    subtitle: "Stichting Welkom",
    facts: facts("0,9 km", "gratis"),
  },
  {
    value: "meal",
    title: "Samen eten in een wijkcentrum met een heel lange naam die niet op één regel past",
    subtitle: "Eettafel Het Anker",
    facts: facts("1,1 km", "€ 5"),
    more: "Geen plek: vraag het zelf.",
  },
];

function Cards({ mostAtFirst }: { mostAtFirst?: number }) {
  const [chosen, setChosen] = useState("walk");
  return (
    <RadioCards
      label="Wie kan helpen?"
      name={`offer-${mostAtFirst}`}
      cards={cards}
      chosen={chosen}
      onChoose={setChosen}
      mostAtFirst={mostAtFirst}
    />
  );
}

export const examples: Example[] = [
  { name: "Kaarten om te kiezen", draw: () => <Cards /> },
  { name: "Een lange lijst begint kort", draw: () => <Cards mostAtFirst={2} /> },
];
