// On the page of a patient: the way to what others wrote, for when it cannot wait.
import { TriangleAlert } from "lucide-preact";
import { LinkButton } from "../../../components/button/button";
import { say } from "./words";

export default function EmergencyDoor({ personId }: { personId: string }) {
  return (
    <section className="sheet" aria-labelledby="noodgeval-kop">
      <h2 id="noodgeval-kop">{say("door.title")}</h2>
      <p className="quiet">{say("door")}</p>
      <div>
        <LinkButton href={`/patienten/${personId}/noodgeval`} icon={TriangleAlert}>
          {say("door.go")}
        </LinkButton>
      </div>
    </section>
  );
}
