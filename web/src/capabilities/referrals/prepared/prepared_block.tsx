// What the assistant made ready: the one who asked for it sends it with one tap.
import { useQuery } from "@tanstack/preact-query";
import { Send, UserRound } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { ErrorState } from "../../../components/error_state/error_state";
import { StatusLine } from "../../../components/status_line/status_line";
import { Problem } from "../../../kernel/api";
import type { PreparedRow } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { fieldList } from "../step_words";
import { say as sayReferral } from "../words";
import { preparedQuery, usePutAway, useSendPrepared } from "./queries";
import { say } from "./words";

export default function PreparedBlock() {
  const asked = useQuery(preparedQuery);
  if (asked.isError) {
    return <ErrorState text={say("block.loads_not")} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data || asked.data.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="klaargezet-kop">
      <h2 id="klaargezet-kop">{say("block.title")}</h2>
      <ul className="lined-list">
        {asked.data.map((row) => (
          <Prepared key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Prepared({ row }: { row: PreparedRow }) {
  const send = useSendPrepared(row);
  const away = usePutAway(row);
  const to = `${row.to_name}, ${row.to_organization_name}`;
  return (
    <li className="stack stack-tight">
      <p>
        <strong>{say("block.to", { name: row.person_name, to })}</strong>
      </p>
      {row.sentence && <p>‘{row.sentence}’</p>}
      <p className="quiet">{say("block.fields", { fields: fieldList(row.fields) })}</p>
      <p className="quiet">
        {!row.on_own_phones && `${say("block.given", { how: givenWords(row) })}. `}
        {say(row.on_own_phones ? "block.asked" : "block.by", {
          name: row.prepared_by_name,
          date: shortDay(row.prepared_at),
        })}
      </p>
      {row.on_own_phones && (
        <StatusLine tone={row.no_by ? "warn" : isReady(row) ? "ok" : undefined}>
          {yesWords(row)}
        </StatusLine>
      )}
      {send.isSuccess ? (
        <StatusLine tone="ok">{say("block.sent", { to: row.to_name })}</StatusLine>
      ) : (
        <>
          {(send.isError || away.isError) && (
            <Banner tone="danger">{failure(send.error ?? away.error, row)}</Banner>
          )}
          <div className="row">
            {isReady(row) && (
              <Button
                kind="main"
                isSmall
                icon={Send}
                label={say("block.send_name", { name: row.person_name })}
                isPending={send.isPending}
                onClick={() => !send.isPending && send.mutate()}
              >
                {say("block.send")}
              </Button>
            )}
            <LinkButton href={`/patienten/${row.person_id}`} isSmall icon={UserRound}>
              {say("block.to_person")}
            </LinkButton>
            <Button
              kind="quiet"
              isSmall
              label={say("block.put_away_name", { name: row.person_name })}
              isPending={away.isPending}
              onClick={() => !away.isPending && away.mutate()}
            >
              {say("block.put_away")}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

/** Of a child from 12 both said yes on the own phone; else it was said before it was made ready. */
function isReady(row: PreparedRow): boolean {
  return !row.no_by && row.waits_for.length === 0;
}

function yesWords(row: PreparedRow): string {
  if (row.no_by) {
    return say(row.no_by === "parent" ? "block.parent_no" : "block.child_no", {
      name: row.person_name,
    });
  }
  if (row.waits_for.length === 0) {
    return say("block.both_yes", { name: row.person_name, parent: row.parent_name });
  }
  if (row.waits_for.length === 2) return say("block.waits_both");
  return row.waits_for[0] === "parent"
    ? say("block.waits_parent", { name: row.person_name })
    : say("block.waits_child", { name: row.person_name });
}

function givenWords(row: PreparedRow): string {
  const how = sayReferral(`given.${row.given_how as "spoken"}`);
  return row.with_interpreter ? `${how}, ${say("block.with_interpreter")}` : how;
}

function failure(error: unknown, row: PreparedRow): string {
  if (error instanceof Problem && error.code === "prepared.over") return say("block.over");
  if (error instanceof Problem && error.code === "face.intake_stop") {
    return say("block.stop", { to: row.to_name });
  }
  if (error instanceof Problem && error.code === "referral.asked_already") {
    return say("block.asked_already", { to: row.to_name });
  }
  if (error instanceof Problem && error.code === "consent.refused") {
    return say("block.refused", { to: row.to_organization_name });
  }
  return say("block.failed");
}
