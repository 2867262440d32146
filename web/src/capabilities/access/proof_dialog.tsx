// Before something that lets somebody in: the one who is signed in proves anew who it is. What was
// being done goes on by itself afterwards.
import { useMutation, useQuery } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import { CodeForm } from "../../components/code_form/code_form";
import { Dialog } from "../../components/dialog/dialog";
import { type Session, useSession } from "../../kernel/access";
import { call } from "../../kernel/api";
import type { ProveProps } from "../../kernel/capability";
import { GoOn } from "./go_on";
import { objections } from "./objections";
import { canUsePasskeys } from "./passkey";
import { PasskeyButton } from "./passkey_button";
import { ProveThere } from "./prove_there";
import { passkeysQuery } from "./queries";
import { say } from "./words";
import "./sign_in.css";

export default function ProofDialog({ onDone }: ProveProps) {
  const session = useSession();
  return (
    <Dialog title={say("proof.title")} onClose={() => onDone(false)}>
      <p>{say("proof.text")}</p>
      <HowToProve session={session} onDone={() => onDone(true)} />
    </Dialog>
  );
}

function HowToProve({ session, onDone }: { session: Session; onDone: () => void }) {
  if (session.demo_pages) return <GoOn onDone={onDone} />;
  if (session.own_login) return <ProveThere onDone={onDone} />;
  return <WithPasskeyOrCode onDone={onDone} />;
}

function WithPasskeyOrCode({ onDone }: { onDone: () => void }) {
  const passkeys = useQuery(passkeysQuery);
  const check = useMutation({
    mutationFn: (code: string) => call("POST /api/session/proof/code", { body: { code } }),
    onSuccess: onDone,
  });
  const errors = useMemo(() => objections(check.error, "code"), [check.error]);
  const hasPasskey = canUsePasskeys() && passkeys.data?.some((one) => !one.stopped);
  return (
    <>
      {hasPasskey && (
        <>
          <PasskeyButton
            begin={() => call("POST /api/session/proof/begin")}
            answer={(answer) => call("POST /api/session/proof/passkey", { body: answer })}
            onDone={onDone}
          >
            {say("proof.passkey")}
          </PasskeyButton>
          <p className="or">{say("proof.or_code")}</p>
        </>
      )}
      <CodeForm
        title={say("proof.title")}
        label={say("code")}
        hint={say("code_hint")}
        missing={say("code_missing")}
        button={say("next")}
        errors={errors}
        isPending={check.isPending}
        onCode={(code) => check.mutate(code)}
      />
    </>
  );
}
