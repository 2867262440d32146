// What can be begun with a patient: a talk, a referral, a list that goes home.
import { ClipboardList, MessagesSquare, Send } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { PersonPage as Person } from "../../kernel/api_types";
import { later } from "../../kernel/later";
import { say } from "./words";

const Waiting = () => <Skeleton label={say("loading")} lines={3} />;
const Opening = () => (
  <section id="verder" className="sheet">
    <Skeleton label={say("loading")} lines={5} />
  </section>
);
const ReferPanel = later(() => import("./refer_panel"), Opening);
const StartTalk = later(() => import("../../capabilities/conversations/start_talk"), Waiting);
const SendList = later(() => import("../../capabilities/conversations/send_list"), Waiting);

export type Door = "talk" | "list" | "refer";

interface DoorsProps {
  person: Person;
  again?: string;
  door: Door | null;
  onDoor: (door: Door | null) => void;
  questionId?: string;
}

export default function Doors({ person, questionId, again, door, onDoor }: DoorsProps) {
  const wasOpened = useRef(false);
  useEffect(() => {
    if (door === "refer") document.getElementById("verder")?.scrollIntoView({ block: "nearest" });
    else if (wasOpened.current) document.getElementById("verder-kop")?.focus();
    wasOpened.current = true;
  }, [door]);
  if (door === "refer") {
    return (
      <ReferPanel
        person={person}
        questionId={questionId}
        again={again}
        onClose={() => onDoor(null)}
      />
    );
  }
  return (
    <section id="verder" className="sheet" aria-labelledby="verder-kop">
      <h2 id="verder-kop" tabIndex={-1}>
        {say("person.doors")}
      </h2>
      <div className="doors">
        <Button
          kind={door === null ? "main" : "normal"}
          icon={MessagesSquare}
          isWide
          isPressed={door === "talk"}
          onClick={() => onDoor(door === "talk" ? null : "talk")}
        >
          {say("person.begin")}
        </Button>
        {door === "talk" && <StartTalk personId={person.id} />}
        <Button icon={Send} isWide onClick={() => onDoor("refer")}>
          {say("person.refer")}
        </Button>
        <Button
          icon={ClipboardList}
          isWide
          isPressed={door === "list"}
          onClick={() => onDoor(door === "list" ? null : "list")}
        >
          {say("person.send_list")}
        </Button>
        {door === "list" && <SendList person={person} />}
      </div>
    </section>
  );
}
