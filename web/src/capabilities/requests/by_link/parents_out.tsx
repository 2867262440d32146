// A child from 12 decides who of home reads along: asked with a reason, decided by who keeps the record, and
// taken back by the child alone. Until it is decided the parents read nothing.
import { useId, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { StatusLine } from "../../../components/status_line/status_line";
import { TextArea } from "../../../components/text_field/text_field";
import type { MyRequest, MyRequests } from "../../../kernel/api_types";
import { useAsk, useLetParentsIn } from "./queries";
import { say } from "./words";

export function ParentsOut({ mine }: { mine: MyRequests }) {
  const heading = useId();
  const organizationId = mine.parents_kept_out_at;
  if (!organizationId) return null;
  const newest = mine.requests.find(({ kind }) => kind === "not_for_parents");
  const standing = newest && !newest.replaced_at ? newest : undefined;
  const isShut = standing !== undefined && standing.answer !== "refused";
  return (
    <section className="sheet" aria-labelledby={heading}>
      <h2 id={heading}>{say("parents.title")}</h2>
      <p>{say("parents.text")}</p>
      {standing && <StatusLine tone={isShut ? "ok" : undefined}>{stands(standing)}</StatusLine>}
      {isShut ? <LetIn id={standing.id} /> : <Ask organizationId={organizationId} />}
    </section>
  );
}

function stands({ answer, answered_by_name, organization_name }: MyRequest): string {
  if (!answer) return say("parents.waits", { name: organization_name });
  const words = answer === "refused" ? "parents.refused" : "parents.granted";
  return say(words, { name: answered_by_name });
}

function LetIn({ id }: { id: string }) {
  const letIn = useLetParentsIn();
  return (
    <div>
      <Button isPending={letIn.isPending} onClick={() => !letIn.isPending && letIn.mutate(id)}>
        {say("parents.back")}
      </Button>
      {letIn.isError && <Banner tone="danger">{say("not_sent")}</Banner>}
    </div>
  );
}

function Ask({ organizationId }: { organizationId: string }) {
  const ask = useAsk();
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <div>
        <Button onClick={() => setIsAsking(true)}>{say("parents.ask")}</Button>
      </div>
    );
  }
  return (
    <Form
      aria-label={say("parents.ask")}
      onSubmit={(data) =>
        !ask.isPending &&
        ask.mutate({
          organization_id: organizationId,
          kind: "not_for_parents",
          subject: "other",
          words: String(data.get("words") ?? "").trim(),
        })
      }
    >
      <TextArea
        name="words"
        label={say("parents.why")}
        missing={say("parents.why_missing")}
        required
        maxLength={2000}
      />
      {ask.isError && <Banner tone="danger">{say("not_sent")}</Banner>}
      <div className="row">
        <Button type="submit" kind="main" isPending={ask.isPending}>
          {say("parents.send")}
        </Button>
        <Button kind="quiet" onClick={() => setIsAsking(false)}>
          {say("cancel")}
        </Button>
      </div>
    </Form>
  );
}
