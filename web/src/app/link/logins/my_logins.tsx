// "Inloggen en apparaten": with which login the own page opens, and on which devices it is open now.
import { useQuery } from "@tanstack/preact-query";
import { KeyRound, LogIn, LogOut, Power } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { ErrorState } from "../../../components/error_state/error_state";
import { IconDisc } from "../../../components/icon_disc/icon_disc";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import type { LinkGreeting, OwnLogin, OwnSession } from "../../../kernel/api_types";
import { dayAndTime, shortDay } from "../../../kernel/dates";
import { deviceIcon, deviceWords } from "../passkeys/device";
import { isLeft } from "../passkeys/queries";
import { SureDialog } from "../sure_dialog";
import { myLoginsQuery, mySessionsQuery, objection, useEnd, useJoin, useTurnOff } from "./queries";
import { say } from "./words";
import "../passkeys/passkeys.css";

export default function MyLoginsPart({ greeting }: { greeting: LinkGreeting }) {
  const [told, setTold] = useState("");
  return (
    <>
      <Logins organization={greeting.organization_name} onTold={setTold} />
      <Sessions onTold={setTold} />
      <StatusLine>{told}</StatusLine>
    </>
  );
}

interface PartProps {
  onTold: (words: string) => void;
}

function Logins({ organization, onTold }: PartProps & { organization: string }) {
  const asked = useQuery(myLoginsQuery);
  if (asked.isError && !asked.data) {
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton label={say("loading")} lines={4} />;
  const { can_keep, logins } = asked.data;
  return (
    <>
      {logins.map((one) => (
        <section key={one.code} className="sheet" aria-labelledby={`login-${one.code}`}>
          <h2 id={`login-${one.code}`}>{say("login.title", { name: one.name })}</h2>
          {one.id ? (
            <TurnedOn login={one} id={one.id} onTold={onTold} />
          ) : (
            <TurnedOff login={one} organization={organization} />
          )}
        </section>
      ))}
      {!can_keep && (
        <section className="sheet">
          <p className="quiet">{say("child")}</p>
        </section>
      )}
    </>
  );
}

function TurnedOff({ login, organization }: { login: OwnLogin; organization: string }) {
  const join = useJoin();
  return (
    <>
      <p>{say("login.text")}</p>
      <p>{say("login.join_text", { name: login.name })}</p>
      {join.isError && !isLeft(join.error) && (
        <Banner tone="danger">{objection(join.error)}</Banner>
      )}
      <Button
        kind="main"
        icon={LogIn}
        isWide
        isPending={join.isPending}
        onClick={() => !join.isPending && join.mutate(login.code)}
      >
        {say("login.join", { name: login.name })}
      </Button>
      <p className="quiet">{say("login.only_this", { organization })}</p>
    </>
  );
}

function TurnedOn({ login, id, onTold }: PartProps & { login: OwnLogin; id: string }) {
  const [isSure, setIsSure] = useState(false);
  const { name, since, last_used_at } = login;
  const day = shortDay(since ?? "");
  return (
    <>
      <div className="passkey-row">
        <IconDisc icon={KeyRound} />
        <div className="passkey-words">
          <p className="passkey-device">{name}</p>
          <p className="quiet">
            {last_used_at
              ? say("login.used", { since: day, last: shortDay(last_used_at) })
              : say("login.since", { since: day })}
          </p>
        </div>
        <Button
          kind="quiet"
          icon={Power}
          label={say("login.off_name", { name })}
          onClick={() => setIsSure(true)}
        >
          {say("login.off")}
        </Button>
      </div>
      <p className="quiet">{say("login.address", { address: `${location.host}/mijn`, name })}</p>
      {isSure && (
        <TurnOffDialog
          id={id}
          name={name}
          onClose={() => setIsSure(false)}
          onDone={() => onTold(say("login.is_off"))}
        />
      )}
    </>
  );
}

interface TurnOffDialogProps {
  id: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}

function TurnOffDialog({ id, name, onClose, onDone }: TurnOffDialogProps) {
  const turningOff = useTurnOff();
  const { isError, error, isPending } = turningOff;
  return (
    <SureDialog
      title={say("login.off_title", { name })}
      text={say("login.off_text")}
      action={say("login.off")}
      label={say("login.off_name", { name })}
      cancel={say("cancel")}
      icon={Power}
      problem={isError && !isLeft(error) ? objection(error) : ""}
      isPending={isPending}
      onSure={() => void turningOff.mutateAsync(id).then(onDone, () => undefined)}
      onClose={onClose}
    />
  );
}

function Sessions({ onTold }: PartProps) {
  const asked = useQuery(mySessionsQuery);
  if (asked.isError && !asked.data) {
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton label={say("loading")} lines={4} />;
  return (
    <section className="sheet" aria-labelledby="open-kop">
      <h2 id="open-kop">{say("sessions.title")}</h2>
      <p>{say("sessions.text")}</p>
      <ul className="lined-list">
        {asked.data.map((one) => (
          <SessionRow key={one.id} session={one} onTold={onTold} />
        ))}
      </ul>
    </section>
  );
}

function SessionRow({ session, onTold }: PartProps & { session: OwnSession }) {
  const end = useEnd();
  const device = deviceWords(session.device);
  const since = dayAndTime(session.since);
  return (
    <li className="passkey-row">
      <IconDisc icon={deviceIcon(session.device)} />
      <div className="passkey-words">
        <p className="passkey-device">
          {device}
          {session.here && <span className="quiet"> ({say("sessions.here")})</span>}
        </p>
        <p className="quiet">{say("sessions.since", { since, how: howWords(session.level) })}</p>
      </div>
      {!session.here && (
        <Button
          kind="quiet"
          icon={LogOut}
          label={say("sessions.end_name", { device, since })}
          isPending={end.isPending}
          onClick={() => {
            if (end.isPending) return;
            end.mutateAsync(session.id).then(
              () => onTold(say("sessions.ended")),
              () => undefined,
            );
          }}
        >
          {say("sessions.end")}
        </Button>
      )}
      {end.isError && <Banner tone="danger">{objection(end.error)}</Banner>}
    </li>
  );
}

const ownWays = ["link", "code", "passkey"] as const;

/** What is none of our own ways is a login, whatever its level. */
function howWords(level: string): string {
  return say(`how.${ownWays.find((one) => one === level) ?? "outside"}`);
}
