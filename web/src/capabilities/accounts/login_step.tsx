// Who was invited comes in by the login of the organisation: nothing is chosen here.
import { useMutation } from "@tanstack/preact-query";
import { Building2 } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { call, NoConnection } from "../../kernel/api";
import type { InvitationCode, Pairing } from "../../kernel/api_types";
import { say } from "./words";

export interface LoginStepProps {
  organization: string;
  pairing: Pairing;
  input: InvitationCode;
  /** Where a password may be chosen as well. */
  onPassword: () => void;
}

export function LoginStep({ organization, pairing, input, onPassword }: LoginStepProps) {
  const going = useMutation({
    mutationFn: () => call("POST /api/account_invitation/login", { body: input }),
    onSuccess: ({ address }) => window.location.assign(address),
  });
  return (
    <>
      <h1>{say("login.title", { organization })}</h1>
      <p>{say("login.text", { organization })}</p>
      <p>{say("login.address", { email: pairing.email })}</p>
      {going.isError && (
        <Banner tone="danger">
          {say(going.error instanceof NoConnection ? "entry.no_connection" : "not_done")}
        </Banner>
      )}
      <Button
        kind="main"
        icon={Building2}
        isWide
        isPending={going.isPending}
        onClick={() => going.mutate()}
      >
        {say("login.go", { organization })}
      </Button>
      {pairing.help && <p className="quiet">{say("login.help", { help: pairing.help })}</p>}
      {!pairing.is_own_login_only && (
        <Button kind="quiet" onClick={onPassword}>
          {say("login.password")}
        </Button>
      )}
    </>
  );
}
