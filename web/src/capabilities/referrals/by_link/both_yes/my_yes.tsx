// What is asked of a child from 12 and a parent: each says yes or no on the own phone, and reads who has yet
// to say it. Until both said yes nothing has left.
import { useQuery } from "@tanstack/preact-query";
import { Check, X } from "lucide-preact";
import { Banner } from "../../../../components/banner/banner";
import { Button } from "../../../../components/button/button";
import { ErrorState } from "../../../../components/error_state/error_state";
import { StatusLine } from "../../../../components/status_line/status_line";
import { list } from "../../../../components/web/sentence";
import type { YesAsked } from "../../../../kernel/api_types";
import { shortDay } from "../../../../kernel/dates";
import { language } from "../../../../kernel/words";
import { say as sayLink } from "../words";
import { useSayYes, yesAskedQuery } from "./queries";
import { say } from "./words";

export interface MyYesProps {
  /** A parent reads it about the child; the child about itself. */
  isParent?: boolean;
}

/** Nothing where nothing is asked. */
export default function MyYesPanel({ isParent = false }: MyYesProps) {
  const asked = useQuery(yesAskedQuery);
  if (asked.isError && !asked.data)
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  if (!asked.data || asked.data.rows.length === 0) return null;
  const { first_name: name, rows } = asked.data;
  return (
    <section className="sheet" aria-labelledby="uw-ja-kop">
      <h2 id="uw-ja-kop">{say("title")}</h2>
      <p>{isParent ? say("text_parent", { name }) : say("text")}</p>
      <ul className="lined-list">
        {rows.map((row) => (
          <Asked key={row.id} row={row} name={isParent ? name : ""} />
        ))}
      </ul>
    </section>
  );
}

function Asked({ row, name }: { row: YesAsked; name: string }) {
  const answer = useSayYes();
  const give = (said: "yes" | "no") =>
    !answer.isPending && answer.mutate({ id: row.id, answer: said, text_language: language() });
  const to = `${row.to_name}, ${row.to_organization_name}`;
  return (
    <li className="stack stack-tight">
      <h3>{say("ask", { by: row.asked_by_name, to })}</h3>
      <p className="quiet">
        {say("asked", { date: shortDay(row.asked_at), name: row.asked_by_organization })}
      </p>
      {row.sentence && <blockquote>{row.sentence}</blockquote>}
      <p>{say("fields", { fields: list(row.fields.map(fieldName)) })}</p>
      {name && <p className="quiet">{say("you_is", { name })}</p>}
      <StatusLine tone={row.no_by || row.waits_for.length > 0 ? undefined : "ok"}>
        {standing(row, name)}
      </StatusLine>
      {answer.isError && <Banner tone="danger">{say("not_done")}</Banner>}
      <div className="row">
        {row.mine !== "yes" && (
          <Button
            kind="main"
            icon={Check}
            label={say("yes_to", { to })}
            isPending={answer.isPending}
            onClick={() => give("yes")}
          >
            {say("yes")}
          </Button>
        )}
        {row.mine !== "no" && (
          <Button
            icon={X}
            label={say(row.mine === "yes" ? "take_back_to" : "no_to", { to })}
            isPending={answer.isPending}
            onClick={() => give("no")}
          >
            {say(row.mine === "yes" ? "take_back" : "no")}
          </Button>
        )}
      </div>
      <p className="quiet">{say("doubt", { phone: row.asked_by_phone })}</p>
    </li>
  );
}

function fieldName(field: string): string {
  return sayLink(`field.${field}` as "field.name");
}

/** `name` is of the child, where a parent reads it. */
function standing(row: YesAsked, name: string): string {
  const mine = name ? "parent" : "resident";
  if (row.no_by) {
    if (row.no_by === mine) return say("you_no");
    return name ? say("child_no", { name }) : say("parent_no");
  }
  if (row.waits_for.length === 0) return say("both");
  const theirs = row.waits_for.some((one) => one !== mine);
  const own = row.waits_for.includes(mine);
  if (own && theirs) return say("nobody_yet");
  if (own) return name ? say("child_yes", { name }) : say("parent_yes");
  return name ? say("waits_child", { name }) : say("waits_parent");
}
