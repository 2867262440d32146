// On the page of a person that the GP's own system opened: the way to say that it is somebody else.
import { useLocation } from "preact-iso";
import { say } from "./words";

export function OpenedHere() {
  const { query } = useLocation();
  if (!query.geopend) return null;
  return (
    <p>
      {say("again")} <a href="/geopend?opnieuw=1">{say("again_choose")}</a>
    </p>
  );
}
