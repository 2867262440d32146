// The codes of a whole list, to tell each colleague the own one. Shown once, and printed to hand out.
import { useEffect, useRef } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { DataTable } from "../../components/data_table/data_table";
import PrintButton from "../../components/print_sheet/print_button";
import type { InvitationSent } from "../../kernel/api_types";
import { dayAndTime } from "../../kernel/dates";
import { say } from "./words";

export interface ListSentPanelProps {
  sent: readonly InvitationSent[];
  onDone: () => void;
}

export default function ListSentPanel({ sent, onDone }: ListSentPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="sheet codes-to-hand-out" aria-labelledby="codes-kop">
      <h2 id="codes-kop" ref={heading} tabIndex={-1}>
        {say("many.sent", { count: sent.length })}
      </h2>
      <p>{say("many.sent_text", { when: dayAndTime(sent[0]?.expires_at ?? "") })}</p>
      <DataTable
        caption={say("many.code")}
        isCaptionHidden
        rows={sent}
        rowKey={({ id }) => id}
        columns={[
          { id: "name", title: say("many.name"), cell: ({ name }) => name },
          { id: "email", title: say("many.email"), cell: ({ email }) => email },
          {
            id: "code",
            title: say("many.code"),
            cell: ({ code }) => (
              <strong className="listed-code">{`${code.slice(0, 3)} ${code.slice(3)}`}</strong>
            ),
          },
        ]}
      />
      <Banner tone="warn">{say("many.once")}</Banner>
      <div className="row">
        <Button kind="main" onClick={onDone}>
          {say("many.done")}
        </Button>
        <PrintButton />
      </div>
    </section>
  );
}
