// Whom the resident said no to, and the way back: only the resident takes a no back.
import { useQuery } from "@tanstack/preact-query";
import { Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button } from "../../../../components/button/button";
import { ErrorState } from "../../../../components/error_state/error_state";
import { StatusLine } from "../../../../components/status_line/status_line";
import type { RefusalRow } from "../../../../kernel/api_types";
import { day } from "../../../../kernel/dates";
import { myRefusalsQuery, useTakeBack } from "./queries";
import { say } from "./words";

/** Nothing where nobody was refused. */
export default function MyRefusals() {
  const asked = useQuery(myRefusalsQuery);
  const takeBack = useTakeBack();
  const [takenBack, setTakenBack] = useState("");
  if (asked.isError && !asked.data)
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  const refusals = asked.data ?? [];
  if (refusals.length === 0 && !takenBack) return null;
  return (
    <section className="sheet" aria-labelledby="geweigerd-kop">
      <h2 id="geweigerd-kop">{say("title")}</h2>
      {takenBack && <StatusLine tone="ok">{say("taken_back", { name: takenBack })}</StatusLine>}
      {takeBack.isError && <Banner tone="danger">{say("not_taken_back")}</Banner>}
      {refusals.length > 0 && (
        <>
          <ul className="lined-list">
            {refusals.map((refusal) => (
              <Line
                key={refusal.id}
                refusal={refusal}
                isPending={takeBack.isPending && takeBack.variables === refusal.id}
                onTakeBack={() =>
                  !takeBack.isPending &&
                  takeBack.mutate(refusal.id, {
                    onSuccess: () => setTakenBack(refusal.recipient_name),
                  })
                }
              />
            ))}
          </ul>
          <p className="quiet">{say("then")}</p>
        </>
      )}
    </section>
  );
}

interface LineProps {
  refusal: RefusalRow;
  isPending: boolean;
  onTakeBack: () => void;
}

function Line({ refusal, isPending, onTakeBack }: LineProps) {
  const date = day(refusal.refused_at);
  const name = refusal.recipient_name;
  return (
    <li className="stack stack-tight">
      <p>{say("line", { name })}</p>
      <p className="quiet">
        {refusal.recorded_by
          ? say("written", { date, name: refusal.recorded_by })
          : say("said", { date })}
      </p>
      <div>
        <Button
          icon={Undo2}
          label={say("take_back_name", { name })}
          isPending={isPending}
          onClick={onTakeBack}
        >
          {say("take_back")}
        </Button>
      </div>
    </li>
  );
}
