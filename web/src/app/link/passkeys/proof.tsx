// Before something that lets somebody in: a passkey, a new code to the number that the practice has, or a login
// elsewhere. But for that last one, which leaves the page, what was being done goes on by itself afterwards.
import { Fingerprint } from "lucide-preact";
import { canUsePasskeys } from "../../../capabilities/access/passkey";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Dialog } from "../../../components/dialog/dialog";
import type { ProveProps } from "../../../kernel/capability";
import { CodeDoor } from "../code_door";
import { LoginStep } from "../logins/login_step";
import { say as sayLogin } from "../logins/words";
import { objection, useComeIn } from "./queries";
import { say } from "./words";

/** What stands in the address of a page behind a link. */
function tokenHere(): string | undefined {
  return /^\/l\/([^/]+)/.exec(location.pathname)?.[1];
}

export default function Proof({ onDone }: ProveProps) {
  const token = tokenHere();
  return (
    <Dialog title={say("proof.title")} onClose={() => onDone(false)}>
      <p>{say("proof.text")}</p>
      {token ? (
        <CodeDoor
          token={token}
          title={say("proof.code")}
          text={say("proof.code_text")}
          onOpened={() => onDone(true)}
        />
      ) : (
        <>
          {canUsePasskeys() && <WithPasskey onDone={() => onDone(true)} />}
          <LoginStep note={sayLogin("proof.text")} />
        </>
      )}
    </Dialog>
  );
}

function WithPasskey({ onDone }: { onDone: () => void }) {
  const comeIn = useComeIn(true);
  return (
    <>
      {comeIn.isError && <Banner tone="danger">{objection(comeIn.error)}</Banner>}
      <Button
        kind="main"
        icon={Fingerprint}
        isWide
        isPending={comeIn.isPending}
        onClick={() => !comeIn.isPending && comeIn.mutate(undefined, { onSuccess: onDone })}
      >
        {say("door.button")}
      </Button>
    </>
  );
}
