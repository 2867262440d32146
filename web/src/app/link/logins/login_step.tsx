// One button for each login with which a resident can come in; nothing where there is none.
import { LogIn } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { objection, useGoIn, useLogins } from "./queries";
import { say } from "./words";

export function LoginStep({ note }: { note?: string }) {
  const logins = useLogins();
  const going = useGoIn();
  if (logins.length === 0) return null;
  return (
    <>
      {logins.map(({ code, organization_name }) => (
        <Button
          key={code}
          icon={LogIn}
          isWide
          isPending={going.isPending && going.variables === code}
          onClick={() => !going.isPending && going.mutate(code)}
        >
          {say("door.button", { name: organization_name })}
        </Button>
      ))}
      {note && <p className="quiet">{note}</p>}
      {going.isError && <Banner tone="danger">{objection(going.error)}</Banner>}
    </>
  );
}
