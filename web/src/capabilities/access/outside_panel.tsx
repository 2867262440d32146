// "Inloggen via je organisatie": the account joined to the login of the organisation, or not.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { Building2, Link2, Unlink } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Dialog } from "../../components/dialog/dialog";
import { IconDisc } from "../../components/icon_disc/icon_disc";
import { call } from "../../kernel/api";
import type { OwnOutsideIdentity } from "../../kernel/api_types";
import { dayAndTime } from "../../kernel/dates";
import { isLeft, outsideObjection } from "./outside_objections";
import { useGoingThere } from "./outside_step";
import { ownOutsideQuery } from "./queries";
import { say } from "./words";

export function OutsidePanel() {
  const asked = useQuery(ownOutsideQuery);
  if (!asked.data || asked.data.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="organisatie-kop">
      <h2 id="organisatie-kop">{say("outside.title")}</h2>
      <p>{say("outside.text")}</p>
      <ul className="lined-list">
        {asked.data.map((one) => (
          <Row key={one.code} own={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ own }: { own: OwnOutsideIdentity }) {
  const [isSure, setIsSure] = useState(false);
  const going = useGoingThere((code) =>
    call("POST /api/outside_identities/begin", { body: { code } }),
  );
  const name = own.organization_name;
  return (
    <li className="session-row">
      <IconDisc icon={Building2} />
      <div className="session-words">
        <p className="session-device">{name}</p>
        <p className="quiet">{stateOf(own)}</p>
      </div>
      {own.id ? (
        <Button
          kind="quiet"
          isSmall
          icon={Unlink}
          label={say("outside.part_name", { organization: name })}
          onClick={() => setIsSure(true)}
        >
          {say("outside.part")}
        </Button>
      ) : (
        <Button
          icon={Link2}
          isSmall
          label={say("outside.join_name", { organization: name })}
          isPending={going.isPending}
          onClick={() => going.mutate(own.code)}
        >
          {say("outside.join")}
        </Button>
      )}
      {going.isSuccess && !going.data && <Banner tone="ok">{say("hti.open_there")}</Banner>}
      {going.isError && !isLeft(going.error) && (
        <Banner tone="danger">{outsideObjection(going.error)}</Banner>
      )}
      {isSure && own.id && <PartDialog id={own.id} name={name} onClose={() => setIsSure(false)} />}
    </li>
  );
}

function stateOf({ id, since, last_used_at }: OwnOutsideIdentity): string {
  if (!id || !since) return say("outside.not_joined");
  const joined = dayAndTime(since);
  return last_used_at
    ? say("outside.used", { joined, last: dayAndTime(last_used_at) })
    : say("outside.joined", { joined });
}

function PartDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const queryClient = useQueryClient();
  const parting = useMutation({
    mutationFn: () => call("POST /api/outside_identities/{id}/part", { id }),
    onSuccess: (left) => {
      queryClient.setQueryData(ownOutsideQuery.queryKey, left);
      onClose();
    },
  });
  return (
    <Dialog title={say("outside.part_title", { organization: name })} onClose={onClose}>
      <p>{say("outside.part_text")}</p>
      {parting.isError && !isLeft(parting.error) && (
        <Banner tone="danger">{outsideObjection(parting.error)}</Banner>
      )}
      <div className="row">
        <Button
          kind="danger"
          icon={Unlink}
          label={say("outside.part_name", { organization: name })}
          isPending={parting.isPending}
          onClick={() => parting.mutate()}
        >
          {say("outside.part")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {say("passkeys.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
