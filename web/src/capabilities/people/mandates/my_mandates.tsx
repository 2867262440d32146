// "Wie leest mee": who was asked and what he sees, one tap to stop it, and asking somebody.
import { useQuery } from "@tanstack/preact-query";
import { UserPlus, X } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { ErrorState } from "../../../components/error_state/error_state";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import type { MandateList, MandateView } from "../../../kernel/api_types";
import { day, shortDay } from "../../../kernel/dates";
import { AskForm } from "./ask_form";
import { myMandatesQuery, useLetGo } from "./queries";
import { say } from "./words";
import "./mandates.css";

export default function MyMandates() {
  const asked = useQuery(myMandatesQuery);
  if (asked.isError && !asked.data) {
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton label={say("title")} lines={4} />;
  return <Loaded mandates={asked.data} />;
}

/** Reads along, or will when a second colleague confirmed it. */
const isNow = ({ state }: MandateView) => state === "open" || state === "waits";

function Loaded({ mandates }: { mandates: MandateList }) {
  const [isAsking, setIsAsking] = useState(false);
  const [told, setTold] = useState("");
  const open = mandates.rows.filter(isNow);
  const before = mandates.rows.filter((one) => !isNow(one));
  return (
    <>
      <section className="sheet" aria-label={say("title")}>
        <p>{say("text")}</p>
        {told && <Banner tone="ok">{told}</Banner>}
        {open.length === 0 && <p className="quiet">{say("nobody")}</p>}
        {open.length > 0 && (
          <ul className="lined-list">
            {open.map((one) => (
              <Reader key={one.id} mandate={one} onStopped={setTold} />
            ))}
          </ul>
        )}
        {!isAsking && (
          <div>
            <Button
              kind="main"
              icon={UserPlus}
              onClick={() => {
                setTold("");
                setIsAsking(true);
              }}
            >
              {say("ask")}
            </Button>
          </div>
        )}
      </section>
      {isAsking && (
        <AskForm
          scopes={mandates.scopes}
          onStop={() => setIsAsking(false)}
          onAsked={(name) => {
            setIsAsking(false);
            setTold(say("told", { name }));
          }}
        />
      )}
      {before.length > 0 && (
        <Disclosure title={say("before", { count: before.length })}>
          <ul className="lined-list">
            {before.map((one) => (
              <li key={one.id} className="mandate">
                <Who mandate={one} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

interface ReaderProps {
  mandate: MandateView;
  onStopped: (told: string) => void;
}

function Reader({ mandate, onStopped }: ReaderProps) {
  const letGo = useLetGo();
  const { id, name, can_end } = mandate;
  return (
    <li className="mandate">
      <Who mandate={mandate} />
      {can_end ? (
        <div>
          <Button
            icon={X}
            label={say("stop_name", { name })}
            isPending={letGo.isPending}
            onClick={() => {
              if (letGo.isPending) return;
              letGo.mutateAsync(id).then(
                () => onStopped(say("stopped", { name })),
                () => undefined,
              );
            }}
          >
            {say("stop")}
          </Button>
        </div>
      ) : (
        <p className="quiet">{say(whyNot(mandate))}</p>
      )}
      <StatusLine>{letGo.isError && say("not_done")}</StatusLine>
    </li>
  );
}

/** Why it is not stopped here. */
function whyNot({ state, kind }: MandateView) {
  if (state === "waits") return "waits";
  return kind === "parent" ? "by_parent" : "by_court";
}

/** In the middle of a sentence. */
function begun(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function Who({ mandate }: { mandate: MandateView }) {
  const { name, kind, phone, scope, matters, given_at, ends_on } = mandate;
  const { given_by_name, confirmed_by_name } = mandate;
  const what = scope.map((one) => begun(say(`scope.${one}` as "scope.facts"))).join(", ");
  return (
    <div className="mandate-who">
      <h2 className="mandate-name">{name}</h2>
      <p className="quiet">
        {say(`kind.${kind}` as "kind.carer")} <bdi>{phone}</bdi>
      </p>
      <p>{say("sees", { what })}</p>
      {matters.length === 1 && <p>{say(`about.${matters[0]}` as "about.money")}</p>}
      {given_by_name && (
        <p className="quiet">
          {confirmed_by_name
            ? say("by_both", { name: given_by_name, other: confirmed_by_name })
            : say("by_whom", { name: given_by_name })}
        </p>
      )}
      <p className="quiet">{say("since", { from: shortDay(given_at), until: day(ends_on) })}</p>
    </div>
  );
}
