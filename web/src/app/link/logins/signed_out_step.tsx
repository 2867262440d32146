// Who came in with a login elsewhere and closed the own page may sign out there as well: on a device of several
// people the next one is asked anew either way.
import { useQuery } from "@tanstack/preact-query";
import { LogOut } from "lucide-preact";
import { LinkButton } from "../../../components/button/button";
import { signedOutQuery } from "../passkeys/queries";
import { say } from "./words";

export function SignedOutStep() {
  const { organization_name: name = "", address = "" } = useQuery(signedOutQuery).data ?? {};
  if (!address) return null;
  return (
    <section className="sheet" aria-label={say("door.out_button", { name })}>
      <p>{say("door.out", { name })}</p>
      <LinkButton href={address} icon={LogOut} isWide>
        {say("door.out_button", { name })}
      </LinkButton>
    </section>
  );
}
