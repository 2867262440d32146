// The cover over a screen that was left alone: nothing of a person is under it. Who was here goes on
// with the password alone; after twelve hours with password and code.
import { useQueryClient } from "@tanstack/preact-query";
import { LockKeyhole, LockKeyholeOpen } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Button } from "../../components/button/button";
import { Form } from "../../components/form/form";
import { IconDisc } from "../../components/icon_disc/icon_disc";
import { TextField } from "../../components/text_field/text_field";
import { type Session, sessionQuery, signOut, useAccess } from "../../kernel/access";
import { hasKeptInput } from "../../kernel/kept_input";
import { useAskBeforeClosing } from "../../kernel/line";
import { GoOn } from "./go_on";
import { objections } from "./objections";
import { canUsePasskeys } from "./passkey";
import { PasskeyStep } from "./passkey_step";
import { ProveThere } from "./prove_there";
import { useUnlock } from "./queries";
import { say } from "./words";

export interface CoverProps {
  onLifted: () => void;
  /** The whole sign-in, for when the password alone is no longer enough. */
  children: ComponentChildren;
}

export function Cover({ onLifted, children }: CoverProps) {
  const access = useAccess();
  const heading = useRef<HTMLHeadingElement>(null);
  useAskBeforeClosing(hasKeptInput());
  useEffect(() => heading.current?.focus(), []);
  if (access.state !== "covered") return null;
  const { session, canUnlock } = access;
  return (
    <div className="page sign-in">
      <div className="sheet">
        <div className="row cover-head">
          <IconDisc icon={LockKeyhole} />
          <h1 ref={heading} tabIndex={-1}>
            {say("cover_title")}
          </h1>
        </div>
        <p>{say(hasKeptInput() ? "cover_text_kept" : "cover_text")}</p>
        {canUnlock && !session.demo_pages && <p className="cover-name">{session.name}</p>}
        {canUnlock || session.demo_pages || session.own_login ? (
          <Unlock session={session} onLifted={onLifted} />
        ) : (
          children
        )}
        <Button kind="quiet" onClick={() => void signOut()}>
          {say("somebody_else")}
        </Button>
      </div>
    </div>
  );
}

function Unlock({ session, onLifted }: { session: Session; onLifted: () => void }) {
  if (session.demo_pages) return <GoOn onDone={onLifted} />;
  if (session.own_login) return <ProveThere onDone={onLifted} />;
  return (
    <>
      {canUsePasskeys() && <PasskeyStep onSignedIn={onLifted} />}
      <UnlockForm onLifted={onLifted} />
    </>
  );
}

function UnlockForm({ onLifted }: { onLifted: () => void }) {
  const unlock = useUnlock();
  const queryClient = useQueryClient();
  // Twelve hours may end while somebody types: then the whole sign-in comes instead.
  const askAgain = () => queryClient.refetchQueries({ queryKey: sessionQuery.queryKey });
  const errors = useMemo(
    () => objections(unlock.error, "password", say("password_wrong")),
    [unlock.error],
  );
  return (
    <Form
      aria-label={say("cover_title")}
      validationErrors={errors}
      onSubmit={(data) =>
        unlock.mutate(String(data.get("password") ?? ""), {
          onSuccess: onLifted,
          onError: () => void askAgain(),
        })
      }
    >
      <TextField
        name="password"
        type="password"
        label={say("password")}
        autoComplete="current-password"
        missing={say("password_missing")}
        required
      />
      <Button type="submit" kind="main" icon={LockKeyholeOpen} isWide isPending={unlock.isPending}>
        {say("next")}
      </Button>
    </Form>
  );
}
