// Who can help: few faces, the right one first, each with its waiting time and its hours nearby.
import { CalendarDays, CalendarOff, CircleSlash, Clock } from "lucide-preact";
import { Button } from "../../components/button/button";
import { FieldGroup } from "../../components/field/field";
import { type CardChoice, type CardFact, RadioCards } from "../../components/radio_card/radio_card";
import "../../components/time_slots/time_slots.css";
import type { FaceCard, SlotView } from "../../kernel/api_types";
import { dayAndTime, shortDay, slotTime } from "../../kernel/dates";
import { kindWord } from "./kinds/words";
import { say } from "./words";
import "./face_choice.css";

export interface FaceChoiceProps {
  faces: readonly FaceCard[];
  chosen: FaceCard | undefined;
  onChoose: (id: string) => void;
}

const mostAtFirst = 5; // the desks of the municipality stand last

export function FaceChoice({ faces, chosen, onChoose }: FaceChoiceProps) {
  return (
    <div className="sheet-scroll faces">
      <RadioCards
        label={say("faces")}
        name="face_id"
        cards={faces.map((face) => cardOf(face, alternativeOf(face, faces), onChoose))}
        chosen={chosen?.id}
        onChoose={onChoose}
        mostAtFirst={mostAtFirst}
      />
    </div>
  );
}

export interface SlotChoiceProps {
  face: FaceCard;
  slotId: string | undefined;
  onChoose: (id: string | undefined) => void;
}

const mostSlots = 2;

/** The next free hours of this face in the practice, on one line; none is a choice too. */
export function SlotChoice({ face, slotId, onChoose }: SlotChoiceProps) {
  if (face.slots.length === 0) return null;
  return (
    <FieldGroup name="slot_id" label={say("slot")}>
      <div className="slot-line">
        <SlotRadio name={say("no_slot")} isChosen={!slotId} onChoose={() => onChoose(undefined)} />
        {face.slots.slice(0, mostSlots).map((slot) => (
          <SlotRadio
            key={slot.id}
            slot={slot}
            name={slotTime(slot.starts_at)}
            isChosen={slot.id === slotId}
            onChoose={() => onChoose(slot.id)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

interface SlotRadioProps {
  slot?: SlotView;
  name: string;
  isChosen: boolean;
  onChoose: () => void;
}

function SlotRadio({ slot, name, isChosen, onChoose }: SlotRadioProps) {
  return (
    <label className="slot">
      <input
        className="slot-input"
        type="radio"
        name="slot_id"
        value={slot?.id ?? ""}
        checked={isChosen}
        aria-label={slot && dayAndTime(slot.starts_at)}
        onChange={onChoose}
      />
      {name}
    </label>
  );
}

/** Who takes new people meanwhile, when that one stands in the list and has room. */
function alternativeOf(face: FaceCard, faces: readonly FaceCard[]): FaceCard | undefined {
  return faces.find(
    (other) => other.id === face.alternative_face_id && face.intake_stop && !other.intake_stop,
  );
}

function cardOf(
  face: FaceCard,
  alternative: FaceCard | undefined,
  onChoose: (id: string) => void,
): CardChoice {
  return {
    value: face.id,
    title: face.name,
    subtitle: `${roleWord(face.role)}, ${face.organization_name}`,
    facts: factsOf(face),
    action: alternative && (
      <Button kind="quiet" isSmall onClick={() => onChoose(alternative.id)}>
        {say("choose", { name: alternative.name })}
      </Button>
    ),
  };
}

function factsOf(face: FaceCard): CardFact[] {
  const facts = [waitFact(face)];
  if (face.away_until) {
    facts.push({ icon: CalendarOff, meaning: say("away"), text: awayWords(face, face.away_until) });
  }
  if (face.practice_hours) {
    facts.push({ icon: CalendarDays, meaning: say("hours"), text: face.practice_hours });
  }
  return facts;
}

function waitFact(face: FaceCard): CardFact {
  if (!face.intake_stop) {
    return { icon: Clock, meaning: say("wait"), text: waitWord(face.wait_weeks) };
  }
  const text = face.alternative_name
    ? say("intake_stop_choose", { name: face.alternative_name })
    : say("intake_stop");
  return { icon: CircleSlash, meaning: say("wait"), text };
}

function awayWords({ substitute_name }: FaceCard, until: string): string {
  const date = shortDay(until);
  return substitute_name
    ? say("away_substitute", { date, name: substitute_name })
    : say("away_until", { date });
}

function waitWord(weeks: number): string {
  return weeks === 0 ? say("no_wait") : say("weeks", { count: weeks });
}

function roleWord(role: string): string {
  return kindWord(role) || say(`role.${role}` as "role.care_professional") || role;
}
