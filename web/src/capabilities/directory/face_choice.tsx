// Who can help: few faces, the right one first, each with its waiting time and its hours nearby.
import { CalendarDays, CircleSlash, Clock } from "lucide-preact";
import { Button } from "../../components/button/button";
import { RadioCard, RadioCards } from "../../components/radio_card/radio_card";
import { TimeSlots } from "../../components/time_slots/time_slots";
import type { FaceCard } from "../../kernel/api_types";
import { say } from "./words";

export interface FaceChoiceProps {
  faces: readonly FaceCard[];
  chosen: FaceCard | undefined;
  onChoose: (id: string) => void;
  slotId: string | undefined;
  onSlot: (id: string | undefined) => void;
}

export function FaceChoice({ faces, chosen, onChoose, slotId, onSlot }: FaceChoiceProps) {
  return (
    <>
      <div className="sheet-scroll">
        <RadioCards label={say("faces")}>
          {faces.map((face) => (
            <RadioCard
              key={face.id}
              name="face_id"
              value={face.id}
              title={face.name}
              subtitle={`${roleWord(face.role)}, ${face.organization_name}`}
              facts={factsOf(face)}
              isChecked={face.id === chosen?.id}
              onChange={onChoose}
            >
              {face.about}
            </RadioCard>
          ))}
        </RadioCards>
      </div>
      {chosen && chosen.slots.length > 0 && (
        <div className="stack stack-tight">
          <TimeSlots
            name="slot_id"
            label={say("slot", { name: chosen.name.split(" ")[0] ?? chosen.name })}
            isOptional
            slots={chosen.slots.map((slot) => ({ value: slot.id, start: slot.starts_at }))}
            value={slotId ?? ""}
            onChange={onSlot}
          />
          {slotId && (
            <div>
              <Button kind="quiet" isSmall onClick={() => onSlot(undefined)}>
                {say("no_slot")}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}

function factsOf(face: FaceCard) {
  const wait = face.intake_stop
    ? { icon: CircleSlash, meaning: say("wait"), text: say("intake_stop") }
    : { icon: Clock, meaning: say("wait"), text: waitWord(face.wait_weeks) };
  const hours = { icon: CalendarDays, meaning: say("hours"), text: face.practice_hours };
  return face.practice_hours ? [wait, hours] : [wait];
}

function waitWord(weeks: number): string {
  return weeks === 0 ? say("no_wait") : say("weeks", { count: weeks });
}

function roleWord(role: string): string {
  return say(`role.${role as "welfare_coach"}`) || role;
}
