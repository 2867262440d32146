// What follows from a tap is said beforehand, in plain words; then once yes, or no.
import { useQueryClient } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button } from "../../../../components/button/button";
import { Checkbox } from "../../../../components/choice/choice";
import { Dialog } from "../../../../components/dialog/dialog";
import { list } from "../../../../components/web/sentence";
import { call } from "../../../../kernel/api";
import type { MyChoice, MyPage } from "../../../../kernel/api_types";
import { canAgreeHere } from "../../../../kernel/translations/agreeing";
import { language } from "../../../../kernel/words";
import { GoesAlong } from "../../goes_along";
import { isOpen } from "../my_referrals";
import { useMyPageChange } from "../queries";
import { myRefusalsQuery } from "../refusals/queries";
import { say as sayMine } from "../words";
import type { Party } from "./parties";
import { whoKnowsQuery } from "./queries";
import { say } from "./words";

export interface PartyDialogProps {
  party: Party;
  onClose: () => void;
}

export function StopDialog({ party, onClose }: PartyDialogProps) {
  const { name } = party;
  const organization = party.referral?.to_organization_name ?? name;
  const [refuses, setRefuses] = useState(false);
  const helps = party.referral !== undefined && isOpen(party.referral);
  return (
    <AskOnce
      title={sayMine("stop.title", { name })}
      yes={sayMine("stop.button")}
      no={sayMine("stop.keep")}
      failed={sayMine("stop.failed")}
      act={() =>
        refuses
          ? call("POST /api/my/referrals/{id}/refuse", {
              id: party.id,
              body: { text_language: language() },
            })
          : call("POST /api/my/referrals/{id}/stop_sharing", { id: party.id })
      }
      onClose={onClose}
    >
      <p>{sayMine("stop.text", { name })}</p>
      <p>{say(helps ? "stop_help" : "stop_closed", { name })}</p>
      {helps && !party.referral?.asked_myself && <p>{say("stop_told")}</p>}
      <Checkbox
        label={say("refuse", { organization })}
        hint={say("refuse_hint", { organization })}
        isChecked={refuses}
        onChange={setRefuses}
      />
    </AskOnce>
  );
}

export function TakeBackDialog({ party, onClose }: PartyDialogProps) {
  const { name } = party;
  return (
    <AskOnce
      title={say("take_back_title", { name })}
      yes={say("take_back_yes")}
      no={say("take_back_no")}
      failed={sayMine("mine.not_taken_back")}
      act={() => call("POST /api/my/referrals/{id}/withdraw", { id: party.id })}
      onClose={onClose}
    >
      <p>{say("take_back_text", { name })}</p>
    </AskOnce>
  );
}

/** A new consent, in a text that was reviewed. */
export function AgainDialog({ party, onClose }: PartyDialogProps) {
  const [agrees, setAgrees] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const { facts } = party;
  if (!facts?.face_id) return null;
  if (!canAgreeHere()) {
    return (
      <Dialog title={say("again_title", { name: party.who })} onClose={onClose}>
        <p>{say("again_language")}</p>
        <Button onClick={onClose}>{say("again_keep")}</Button>
      </Dialog>
    );
  }
  const choice: MyChoice = {
    face_id: facts.face_id,
    needs: facts.needs as MyChoice["needs"],
    sentence: "",
    call_when: "",
    text_language: language(),
    consent_given: true,
  };
  const fields = list(
    facts.goes_along.map((field) => sayMine(`field.${field}` as "field.name") || field),
  );
  return (
    <AskOnce
      title={say("again_title", { name: party.who })}
      yes={say("again_send")}
      no={say("again_keep")}
      failed={say("again_failed")}
      mayAct={() => {
        setIsMissing(!agrees);
        return agrees;
      }}
      act={() => call("POST /api/my/choice", { body: choice })}
      onClose={onClose}
    >
      <p>{say("again_text", { name: party.who })}</p>
      <Checkbox
        label={say("again_consent")}
        isChecked={agrees}
        onChange={setAgrees}
        hint={
          <GoesAlong
            goes={say("again_goes", { name: party.who, fields })}
            stays={say("again_stays")}
          />
        }
      />
      {isMissing && <Banner tone="danger">{say("again_missing")}</Banner>}
    </AskOnce>
  );
}

interface AskOnceProps {
  title: string;
  yes: string;
  no: string;
  failed: string;
  mayAct?: () => boolean;
  act: () => Promise<MyPage>;
  onClose: () => void;
  children: ComponentChildren;
}

function AskOnce({ title, yes, no, failed, mayAct, act, onClose, children }: AskOnceProps) {
  const queryClient = useQueryClient();
  const change = useMyPageChange(act);
  function doIt() {
    if (change.isPending || (mayAct && !mayAct())) return;
    change.mutate(undefined, {
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: whoKnowsQuery.queryKey });
        void queryClient.invalidateQueries({ queryKey: myRefusalsQuery.queryKey });
        onClose();
      },
    });
  }
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {change.isError && <Banner tone="danger">{failed}</Banner>}
      <div className="row">
        <Button kind="main" isPending={change.isPending} onClick={doIt}>
          {yes}
        </Button>
        <Button onClick={onClose}>{no}</Button>
      </div>
    </Dialog>
  );
}
