// Who has no password here proves who he is at the login of the organisation, in a window beside this one:
// what was being done stays where it is, and goes on by itself.
import { Building2 } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { LinkButton } from "../../components/button/button";
import { whenProvenThere } from "../../kernel/outside";
import { say } from "./words";

export function ProveThere({ onDone }: { onDone: () => void }) {
  useEffect(() => whenProvenThere(onDone), [onDone]);
  return (
    <>
      <p>{say("there.text")}</p>
      <LinkButton href="/opnieuw-inloggen" icon={Building2} target="_blank" isWide>
        {say("there.go")}
      </LinkButton>
    </>
  );
}
