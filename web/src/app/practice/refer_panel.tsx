// Who can help: the faces of the directory and the form of the referral as one movement. After
// sending the same sheet says what happens next.
import { X } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button, IconButton } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import { useSession } from "../../kernel/access";
import type { PersonPage } from "../../kernel/api_types";
import { later } from "../../kernel/later";
import { say } from "./words";

const Waiting = () => <Skeleton label={say("loading")} lines={5} />;
const FacesAndForm = later(() => import("./faces_and_form"), Waiting);
const InitiativePanel = later(() => import("./initiative_panel"), Waiting);
const Sent = later(() => import("./sent_referral"), Waiting);

export interface ReferPanelProps {
  person: PersonPage;
  /** A short question that becomes a melding. */
  questionId?: string;
  /** A referral about the wrong person, whose words are used again. */
  again?: string;
  /** On the page of a person it can be put away again. */
  onClose?: () => void;
}

export default function ReferPanel({ person, questionId, again, onClose }: ReferPanelProps) {
  const searchesInitiatives = useSession().role !== "referrer";
  const [sentId, setSentId] = useState<string | null>(null);
  const [isDirect, setIsDirect] = useState(false);
  if (sentId !== null) {
    return (
      <section id="verder" className="sheet">
        <Sent id={sentId} />
        <div>
          <Button kind="quiet" onClick={() => setSentId(null)}>
            {say("refer.another")}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section id="verder" className="sheet" aria-labelledby="verder-kop">
      <div className="sheet-head">
        <h2 id="verder-kop" tabIndex={-1}>
          {say("refer.title")}
        </h2>
        {onClose && <IconButton label={say("refer.close")} icon={X} onClick={onClose} />}
      </div>
      {/* What was typed stays, and the sheet has one main button at a time. */}
      <div hidden={isDirect}>
        <FacesAndForm
          person={person}
          questionId={questionId}
          again={again}
          onSent={setSentId}
          takesFocus={onClose !== undefined}
        />
      </div>
      {isDirect && <InitiativePanel person={person} onSent={setSentId} />}
      {searchesInitiatives && (
        <div>
          <Button kind="quiet" onClick={() => setIsDirect(!isDirect)}>
            {say(isDirect ? "refer.faces" : "refer.initiative")}
          </Button>
        </div>
      )}
    </section>
  );
}
