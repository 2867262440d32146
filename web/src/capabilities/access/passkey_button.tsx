// One press, and the device asks for a finger, a face or a PIN. What went wrong stands below it.
import { useMutation } from "@tanstack/preact-query";
import { Fingerprint } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { NoConnection, Problem } from "../../kernel/api";
import type { PasskeyAnswer, PasskeyRequest } from "../../kernel/api_types";
import { askPasskey } from "./passkey";
import { say } from "./words";

export interface PasskeyButtonProps {
  begin: () => Promise<PasskeyRequest>;
  answer: (answer: PasskeyAnswer) => Promise<unknown>;
  onDone: () => void;
  children: ComponentChildren;
}

export function PasskeyButton({ begin, answer, onDone, children }: PasskeyButtonProps) {
  const ask = useMutation({
    mutationFn: async () => answer(await askPasskey(await begin())),
    onSuccess: onDone,
  });
  return (
    <>
      <Button
        kind="main"
        icon={Fingerprint}
        isWide
        isPending={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {children}
      </Button>
      {ask.isError && <Banner tone="danger">{passkeyObjection(ask.error)}</Banner>}
    </>
  );
}

export function passkeyObjection(error: unknown): string {
  if (error instanceof NoConnection) return say("no_connection");
  if (error instanceof DOMException)
    return say(error.name === "InvalidStateError" ? "passkey.known" : "passkey.stopped_asking");
  if (!(error instanceof Problem)) return say("passkey.not_now");
  if (error.code === "passkey.unknown") return say("passkey.unknown");
  if (error.code === "passkey.copied" || error.code === "passkey.stopped")
    return say("passkey.copied");
  if (error.code === "passkey.challenge") return say("passkey.too_late");
  if (error.code === "passkey.known") return say("passkey.known");
  return say("passkey.not_now");
}
