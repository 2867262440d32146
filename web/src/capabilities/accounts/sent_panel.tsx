// The code that who invited tells: on the phone or at the table, never by mail. Shown once.
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/button/button";
import type { InvitationSent } from "../../kernel/api_types";
import { dayAndTime } from "../../kernel/dates";
import { say } from "./words";

export interface SentPanelProps {
  sent: InvitationSent;
  onDone: () => void;
}

export function SentPanel({ sent, onDone }: SentPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { name, email, code, expires_at } = sent;
  return (
    <section className="sheet" aria-labelledby="code-kop">
      <h2 id="code-kop" ref={heading} tabIndex={-1}>
        {say("sent.title", { name })}
      </h2>
      <p className="told-code">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
      <p>{say("sent.text", { name, email })}</p>
      <p className="quiet">{say("sent.until", { when: dayAndTime(expires_at) })}</p>
      <div>
        <Button onClick={onDone}>{say("sent.done")}</Button>
      </div>
    </section>
  );
}
