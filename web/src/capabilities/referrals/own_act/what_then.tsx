// What cannot wait, and what happens by when: a desk has terms of its own for who cannot wait.
import { useState } from "preact/hooks";
import { Disclosure } from "../../../components/disclosure/disclosure";
import type { DeskChoice } from "../../../kernel/api_types";
import { UrgentBox } from "../ask_fields";
import { ClockLines } from "./clock_lines";

interface WhatThenProps {
  ask: Pick<DeskChoice, "clock" | "urgent_clock">;
  title: string;
  today?: string;
}

export function WhatThen({ ask, title, today }: WhatThenProps) {
  const [isUrgent, setIsUrgent] = useState(false);
  if (ask.clock.length === 0) return null;
  return (
    <>
      <UrgentBox isChecked={isUrgent} onChange={setIsUrgent} />
      <Disclosure title={title}>
        <ClockLines label={title} lines={isUrgent ? ask.urgent_clock : ask.clock} today={today} />
      </Disclosure>
    </>
  );
}
