// "Volgende keer met uw vinger of gezicht": kept with one press, seen, and removed.
import { useQuery } from "@tanstack/preact-query";
import { Fingerprint, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { canUsePasskeys } from "../../../capabilities/access/passkey";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { ErrorState } from "../../../components/error_state/error_state";
import { IconDisc } from "../../../components/icon_disc/icon_disc";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusLine } from "../../../components/status_line/status_line";
import type { LinkGreeting, OwnPasskey } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { SureDialog } from "../sure_dialog";
import { deviceIcon, deviceWords } from "./device";
import { isLeft, myPasskeysQuery, objection, useKeep, useRemove } from "./queries";
import { say } from "./words";
import "./passkeys.css";

export default function MyPasskeysPart({ greeting }: { greeting: LinkGreeting }) {
  const asked = useQuery(myPasskeysQuery);
  const [told, setTold] = useState("");
  if (asked.isError && !asked.data) {
    return <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton label={say("loading")} lines={4} />;
  const { can_keep, passkeys } = asked.data;
  return (
    <>
      <section className="sheet" aria-label={say("title")}>
        <p>{say("text")}</p>
        {can_keep && canUsePasskeys() ? (
          <Keep hasSome={passkeys.length > 0} onKept={() => setTold("")} />
        ) : (
          <p className="quiet">{say(can_keep ? "not_here" : "child")}</p>
        )}
        {can_keep && (
          <p className="quiet">{say("only_this", { name: greeting.organization_name })}</p>
        )}
      </section>
      {passkeys.length > 0 && (
        <section className="sheet" aria-labelledby="bewaard-kop">
          <h2 id="bewaard-kop">{say("list")}</h2>
          <ul className="lined-list">
            {passkeys.map((one) => (
              <Row key={one.id} passkey={one} onRemoved={() => setTold(say("removed"))} />
            ))}
          </ul>
        </section>
      )}
      <StatusLine>{told}</StatusLine>
    </>
  );
}

function Keep({ hasSome, onKept }: { hasSome: boolean; onKept: () => void }) {
  const keep = useKeep();
  const address = `${location.host}/mijn`;
  return (
    <>
      {keep.isSuccess ? (
        <Banner tone="ok">
          {say("kept")} {say("address", { address })}
        </Banner>
      ) : (
        <p>{say("shared")}</p>
      )}
      {keep.isError && !isLeft(keep.error) && (
        <Banner tone="danger">{objection(keep.error)}</Banner>
      )}
      {!keep.isSuccess && (
        <Button
          kind="main"
          icon={Fingerprint}
          isWide
          isPending={keep.isPending}
          onClick={() => !keep.isPending && keep.mutate(undefined, { onSuccess: onKept })}
        >
          {say(hasSome ? "keep_more" : "keep")}
        </Button>
      )}
    </>
  );
}

function Row({ passkey, onRemoved }: { passkey: OwnPasskey; onRemoved: () => void }) {
  const [isSure, setIsSure] = useState(false);
  const { name, created_at, last_used_at, stopped } = passkey;
  const since = shortDay(created_at);
  const device = deviceWords(name);
  return (
    <li className="passkey-row">
      <IconDisc icon={deviceIcon(name, Fingerprint)} />
      <div className="passkey-words">
        <p className="passkey-device">{device}</p>
        <p className="quiet">
          {last_used_at
            ? say("used", { since, last: shortDay(last_used_at) })
            : say("since", { since })}
        </p>
        {stopped && <p>{say("not_any_more")}</p>}
      </div>
      <Button
        kind="quiet"
        icon={Trash2}
        label={say("remove_name", { device, since })}
        onClick={() => setIsSure(true)}
      >
        {say("remove")}
      </Button>
      {isSure && (
        <RemoveDialog
          id={passkey.id}
          device={device}
          onClose={() => setIsSure(false)}
          onRemoved={onRemoved}
        />
      )}
    </li>
  );
}

interface RemoveDialogProps {
  id: string;
  device: string;
  onClose: () => void;
  onRemoved: () => void;
}

function RemoveDialog({ id, device, onClose, onRemoved }: RemoveDialogProps) {
  const removing = useRemove();
  const { isError, error, isPending } = removing;
  return (
    <SureDialog
      title={say("remove_title", { device })}
      text={say("remove_text")}
      action={say("remove")}
      cancel={say("cancel")}
      icon={Trash2}
      problem={isError && !isLeft(error) ? objection(error) : ""}
      isPending={isPending}
      onSure={() => void removing.mutateAsync(id).then(onRemoved, () => undefined)}
      onClose={onClose}
    />
  );
}
