import { Clock, MapPin, Wallet } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Example } from "../example";
import { RadioCard, RadioCards } from "./radio_card";

function Cards() {
  const [chosen, setChosen] = useState("walk");
  const facts = (distance: string, price: string) => [
    { icon: Clock, meaning: "wachttijd", text: "kan direct" },
    { icon: MapPin, meaning: "afstand", text: distance },
    { icon: Wallet, meaning: "kosten", text: price },
  ];
  return (
    <RadioCards label="Wie kan helpen?">
      <RadioCard
        name="offer"
        value="walk"
        title="Wandelgroep Oosterwijk"
        subtitle="Buurtbewoners zelf"
        facts={facts("0,6 km", "gratis")}
        isChecked={chosen === "walk"}
        onChange={setChosen}
      />
      <RadioCard
        name="offer"
        value="room"
        title="Buurtkamer De Linde"
        subtitle="Stichting Welkom"
        facts={facts("0,9 km", "gratis")}
        isChecked={chosen === "room"}
        onChange={setChosen}
      />
    </RadioCards>
  );
}

export const examples: Example[] = [{ name: "Kaarten om te kiezen", draw: () => <Cards /> }];
