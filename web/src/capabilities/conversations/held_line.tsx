// One tap: was the talk held? Reason and minutes are a choice after it, never compulsory. The screen
// never measures the time itself.
import { useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Select } from "../../components/choice/choice";
import { StatusLine } from "../../components/status_line/status_line";
import type { ConversationPage } from "../../kernel/api_types";
import type { Held, HeldReason, Minutes } from "./queries";
import type { ConversationDesk } from "./use_conversation";
import { say } from "./words";
import "./held_line.css";

const answers: readonly Held[] = ["short", "long", "no"];
export const bands: readonly Minutes[] = ["10", "15", "20", "30", "60"];
export const reasonsWhy: readonly HeldReason[] = [
  "no_cause",
  "often",
  "life_event",
  "resident_asked",
  "list",
];
export const reasonsWhyNot: readonly HeldReason[] = [
  "no_time",
  "urgent",
  "resident_declined",
  "not_now",
  "language",
  "relative_present",
  "not_sure_how",
  "nowhere_to_refer",
  "held_before",
  "forgotten",
];

interface Line {
  held: Held | "";
  reason: HeldReason | "";
  minutes: Minutes | "";
}

export default function HeldLine({
  page,
  desk,
}: {
  page: ConversationPage;
  desk: ConversationDesk;
}) {
  const [line, setLine] = useState<Line>({
    held: page.held as Line["held"],
    reason: page.held_reason as Line["reason"],
    minutes: page.held_minutes as Line["minutes"],
  });
  const [state, setState] = useState<"untouched" | "saved" | "failed">("untouched");

  async function save(next: Line) {
    setLine(next);
    if (next.held === "") return;
    try {
      await desk.saveHeld({
        held: next.held,
        ...(next.reason && { reason: next.reason }),
        ...(next.minutes && { minutes: next.minutes }),
      });
      setState("saved");
    } catch {
      setState("failed");
    }
  }

  return (
    <section className="sheet held-line" aria-labelledby="gevoerd-kop">
      <h2 id="gevoerd-kop">{say("held.title")}</h2>
      <div className="held-answers">
        {answers.map((held) => (
          <Button
            key={held}
            isPressed={line.held === held}
            onClick={() =>
              void save({ held, reason: "", minutes: held === "no" ? "" : line.minutes })
            }
          >
            {say(`held.${held}`)}
          </Button>
        ))}
      </div>
      {line.held !== "" && <HeldMore line={line} save={save} />}
      <StatusLine tone="ok">{state === "saved" ? say("held.saved") : null}</StatusLine>
      {state === "failed" && (
        <Banner
          tone="danger"
          action={<Button onClick={() => void save(line)}>{say("try_again")}</Button>}
        >
          {say("held.failed")}
        </Banner>
      )}
    </section>
  );
}

interface HeldMoreProps {
  line: Line;
  save: (next: Line) => Promise<void>;
}

/** Why or why not, and about how long: may be left open. */
function HeldMore({ line, save }: HeldMoreProps) {
  const isHeld = line.held !== "no";
  const reasons = isHeld ? reasonsWhy : reasonsWhyNot;
  return (
    <div className="held-more">
      <Select
        name="reason"
        label={say(isHeld ? "held.why" : "held.why_not")}
        emptyLabel={say("held.choose")}
        choices={reasons.map((value) => ({ value, label: say(`reason.${value}`) }))}
        value={line.reason}
        onChange={(reason) => void save({ ...line, reason: reason as Line["reason"] })}
      />
      {isHeld && (
        <Select
          name="minutes"
          label={say("held.minutes")}
          emptyLabel={say("held.choose")}
          choices={bands.map((value) => ({ value, label: say("held.band", { count: value }) }))}
          value={line.minutes}
          onChange={(minutes) => void save({ ...line, minutes: minutes as Line["minutes"] })}
        />
      )}
    </div>
  );
}
