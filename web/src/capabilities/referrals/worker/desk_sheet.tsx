// On to a desk of the municipality or to a colleague: what goes along, the resident's own yes, and
// afterwards how it stands there.
import { CircleCheck, HandHelping } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import { StatusTag } from "../../../components/status_tag/status_tag";
import { useSession } from "../../../kernel/access";
import type { BranchView, CaseForWorker } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { later } from "../../../kernel/later";
import { word } from "./case_words";
import { say } from "./words";

const Waiting = () => <Skeleton label={say("desk.loading")} lines={5} />;
const Desks = later(() => import("./desks"), Waiting);

/** With the id of a short question it opens where that becomes a melding. */
export function DeskSheet({ data, questionId }: { data: CaseForWorker; questionId?: string }) {
  const [isAsking, setIsAsking] = useState(questionId !== undefined);
  const [askedName, setAskedName] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const branches = data.branches.filter((branch) => branch.target !== "initiative");
  if (data.closed_at && branches.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="loket-kop">
      <h2 id="loket-kop" ref={heading} tabIndex={-1}>
        {say("desk.title")}
      </h2>
      {branches.length > 0 && (
        <ul className="lined-list" aria-label={say("desk.branches")}>
          {branches.map((branch) => (
            <DeskBranch key={branch.referral_id} branch={branch} />
          ))}
        </ul>
      )}
      <StatusLine tone="ok" icon={askedName ? CircleCheck : undefined}>
        {askedName && say("desk.asked", { name: askedName })}
      </StatusLine>
      {!isAsking && !data.closed_at && (
        <>
          {branches.length === 0 && (
            <p className="quiet">{say("desk.hint", { name: data.first_name })}</p>
          )}
          <div>
            <Button
              icon={HandHelping}
              onClick={() => {
                setIsAsking(true);
                setAskedName("");
              }}
            >
              {say("desk.open")}
            </Button>
          </div>
        </>
      )}
      {isAsking && (
        <Desks
          data={data}
          questionId={questionId}
          onStop={() => setIsAsking(false)}
          onAsked={(desk) => {
            setIsAsking(false);
            setAskedName(desk.name);
            heading.current?.focus();
          }}
        />
      )}
    </section>
  );
}

function DeskBranch({ branch }: { branch: BranchView }) {
  const { today } = useSession();
  const state = deskState(branch);
  return (
    <li className="branch">
      <div className="branch-words">
        <p className="branch-name">{branch.to_organization_name}</p>
        <p className="quiet small">
          {branch.to_name} · {shortDay(branch.sent_at, today)}
        </p>
      </div>
      <StatusTag state={state.tag}>{state.words}</StatusTag>
    </li>
  );
}

/** Received and finished come back, and more only when the resident wants it. */
export function deskState(branch: Pick<BranchView, "step" | "open">) {
  if (branch.step === "closed") return { tag: "done", words: say("desk_state.closed") } as const;
  if (!branch.open) return { tag: "attention", words: upperWord(branch.step) } as const;
  if (branch.step === "sent") return { tag: "waiting", words: say("desk_state.sent") } as const;
  if (branch.step === "received") {
    return { tag: "waiting", words: say("desk_state.received") } as const;
  }
  return { tag: "busy", words: say("desk_state.busy") } as const;
}

function upperWord(step: string): string {
  const words = word("step", step);
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
