// The way to a case without a referral: a button, and Alt+N for who keeps the hands on the keys.
import { UserPlus } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { LinkButton } from "../../../../components/button/button";
import { say } from "../words";

const newCasePage = "/werklijst/nieuw";

export function NewCaseButton() {
  const { route } = useLocation();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.code !== "KeyN") return;
      event.preventDefault();
      route(newCasePage);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [route]);
  return (
    <LinkButton href={newCasePage} icon={UserPlus} keys="Alt+N">
      {say("list.open")}
    </LinkButton>
  );
}
