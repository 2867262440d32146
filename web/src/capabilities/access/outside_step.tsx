// The login of the own organisation, where that has one: the browser goes there and comes back.
import { useMutation, useQuery } from "@tanstack/preact-query";
import { Building2, LogOut } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { call } from "../../kernel/api";
import type { OutsideAddress } from "../../kernel/api_types";
import { takeSignedOut } from "../../kernel/signed_out";
import { outsideObjection } from "./outside_objections";
import { outsideChoicesQuery } from "./queries";
import { say } from "./words";

export function OutsideStep() {
  const choices = useQuery(outsideChoicesQuery).data ?? [];
  const going = useGoingThere((code) => call("POST /api/login/outside/begin", { body: { code } }));
  if (choices.length === 0) return null;
  return (
    <>
      <p className="or">{say("outside.or")}</p>
      {choices.map(({ code, organization_name }) => (
        <Button
          key={code}
          icon={Building2}
          isWide
          isPending={going.isPending && going.variables === code}
          onClick={() => going.mutate(code)}
        >
          {say("outside.sign_in", { organization: organization_name })}
        </Button>
      ))}
      {choices.map(
        ({ code, organization_name: organization, help }) =>
          help && (
            <p key={code} className="quiet">
              {say("outside.help", { organization, help })}
            </p>
          ),
      )}
      {going.isError && <Banner tone="danger">{outsideObjection(going.error)}</Banner>}
    </>
  );
}

/** Begins here, and leaves this page for the one of the organisation, where there is one to go to. */
export function useGoingThere(begin: (code: string) => Promise<OutsideAddress>) {
  return useMutation({
    mutationFn: async (code: string) => {
      const { address } = await begin(code);
      if (address) window.location.assign(address);
      return address;
    },
  });
}

/** Who just signed out here, and came in by the login of the organisation, may do so there as well. */
export function SignOutThere() {
  const [out] = useState(takeSignedOut);
  if (!out) return null;
  const organization = out.organization_name;
  return (
    <>
      <p>{say("outside.signed_out")}</p>
      <LinkButton href={out.address} icon={LogOut} isWide>
        {say("outside.sign_out_there", { organization })}
      </LinkButton>
    </>
  );
}
