// "Mijn passkeys": what one signs in with beside the password, made and removed by who they are of.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { Fingerprint, Plus, Trash2 } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Dialog } from "../../components/dialog/dialog";
import { ErrorState } from "../../components/error_state/error_state";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { IconDisc } from "../../components/icon_disc/icon_disc";
import { Skeleton } from "../../components/skeleton/skeleton";
import { TextField } from "../../components/text_field/text_field";
import { call, Problem } from "../../kernel/api";
import type { OwnPasskey } from "../../kernel/api_types";
import { dayAndTime } from "../../kernel/dates";
import { isLeft } from "./outside_objections";
import { canUsePasskeys, makePasskey } from "./passkey";
import { passkeyObjection } from "./passkey_button";
import { passkeysQuery } from "./queries";
import { say } from "./words";

export function PasskeysPanel() {
  const asked = useQuery(passkeysQuery);
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section className="sheet" aria-labelledby="passkeys-kop">
      <h2 id="passkeys-kop">{say("passkeys.title")}</h2>
      <p>{say("passkeys.text")}</p>
      {asked.isPending && <Skeleton label={say("passkeys.loading")} lines={2} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("passkeys.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data?.length === 0 && <p className="quiet">{say("passkeys.none")}</p>}
      {asked.data && asked.data.length > 0 && (
        <ul className="lined-list">
          {asked.data.map((one) => (
            <Row key={one.id} passkey={one} />
          ))}
        </ul>
      )}
      {!canUsePasskeys() && <p className="quiet">{say("passkeys.not_here")}</p>}
      {canUsePasskeys() && isAdding && <AddForm onDone={() => setIsAdding(false)} />}
      {canUsePasskeys() && !isAdding && (
        <div>
          <Button icon={Plus} onClick={() => setIsAdding(true)}>
            {say("passkeys.add")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The answer is what there is now. */
function useChange<Input>(change: (input: Input) => Promise<OwnPasskey[]>, onDone?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (left) => {
      queryClient.setQueryData(passkeysQuery.queryKey, left);
      onDone?.();
    },
  });
}

async function add(name: string): Promise<OwnPasskey[]> {
  const made = await makePasskey(await call("POST /api/passkeys/begin"));
  return call("POST /api/passkeys", { body: { name, ...made } });
}

function AddForm({ onDone }: { onDone: () => void }) {
  const adding = useChange(add, onDone);
  const errors = useMemo(() => fieldWords(adding.error, {}), [adding.error]);
  return (
    <Form
      aria-label={say("passkeys.add")}
      validationErrors={errors}
      onSubmit={(data) => adding.mutate(String(data.get("name") ?? "").trim())}
    >
      <TextField
        name="name"
        label={say("passkeys.name")}
        hint={say("passkeys.name_hint")}
        missing={say("passkeys.name_missing")}
        maxLength={60}
        required
      />
      {adding.isError && !errors && !isLeft(adding.error) && (
        <Banner tone="danger">{objection(adding.error)}</Banner>
      )}
      <div className="row">
        <Button type="submit" kind="main" icon={Fingerprint} isPending={adding.isPending}>
          {say("passkeys.add")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {say("passkeys.cancel")}
        </Button>
      </div>
    </Form>
  );
}

function Row({ passkey }: { passkey: OwnPasskey }) {
  const [isSure, setIsSure] = useState(false);
  const made = dayAndTime(passkey.created_at);
  const { name, last_used_at } = passkey;
  return (
    <li className="session-row">
      <IconDisc icon={Fingerprint} />
      <div className="session-words">
        <p className="session-device">{name}</p>
        <p className="quiet">
          {last_used_at
            ? say("passkeys.used", { made, last: dayAndTime(last_used_at) })
            : say("passkeys.made", { made })}
        </p>
        {passkey.stopped && <p>{say("passkeys.stopped")}</p>}
      </div>
      <Button
        kind="quiet"
        isSmall
        icon={Trash2}
        label={say("passkeys.remove_name", { name })}
        onClick={() => setIsSure(true)}
      >
        {say("passkeys.remove")}
      </Button>
      {isSure && <RemoveDialog passkey={passkey} onClose={() => setIsSure(false)} />}
    </li>
  );
}

function RemoveDialog({ passkey, onClose }: { passkey: OwnPasskey; onClose: () => void }) {
  const { id, name } = passkey;
  const removing = useChange(() => call("POST /api/passkeys/{id}/remove", { id }), onClose);
  return (
    <Dialog title={say("passkeys.remove_title", { name })} onClose={onClose}>
      <p>{say("passkeys.remove_text")}</p>
      {removing.isError && !isLeft(removing.error) && (
        <Banner tone="danger">{objection(removing.error)}</Banner>
      )}
      <div className="row">
        <Button
          kind="danger"
          icon={Trash2}
          label={say("passkeys.remove_name", { name })}
          isPending={removing.isPending}
          onClick={() => removing.mutate(undefined)}
        >
          {say("passkeys.remove")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {say("passkeys.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}

function objection(error: unknown): string {
  const code = error instanceof Problem ? error.code : "";
  if (code === "passkey.too_many") return say("passkeys.too_many");
  if (code === "passkey.last_way_in") return say("passkeys.last_way_in");
  return passkeyObjection(error);
}
