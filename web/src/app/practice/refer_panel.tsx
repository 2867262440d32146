// Who can help: the faces of the directory and the form of the referral as one movement. After
// sending the same sheet says what happens next.
import { useQuery } from "@tanstack/preact-query";
import { X } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { FaceChoice, SlotChoice } from "../../capabilities/directory/face_choice";
import { facesQuery } from "../../capabilities/directory/queries";
import { isNeed } from "../../capabilities/people/need_words";
import { referralQuery } from "../../capabilities/referrals/queries";
import { ReferralForm } from "../../capabilities/referrals/referral_form";
import { SentReferral } from "../../capabilities/referrals/referral_state";
import { Button, IconButton } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { PersonPage } from "../../kernel/api_types";
import { say } from "./words";

export interface ReferPanelProps {
  person: PersonPage;
  /** On the page of a person it can be put away again. */
  onClose?: () => void;
}

export function ReferPanel({ person, onClose }: ReferPanelProps) {
  const [sentId, setSentId] = useState<string | null>(null);
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
      <FacesAndForm person={person} onSent={setSentId} takesFocus={onClose !== undefined} />
    </section>
  );
}

function Sent({ id }: { id: string }) {
  const asked = useQuery(referralQuery(id));
  if (!asked.data) return <Skeleton label={say("loading")} lines={5} />;
  return <SentReferral referral={asked.data} />;
}

interface FacesAndFormProps {
  person: PersonPage;
  onSent: (id: string) => void;
  /** It was just opened: the hands go on from the first face. */
  takesFocus: boolean;
}

function FacesAndForm({ person, onSent, takesFocus }: FacesAndFormProps) {
  const box = useRef<HTMLDivElement>(null);
  const needs = person.needs.filter(isNeed);
  const asked = useQuery(facesQuery(needs));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [slotId, setSlotId] = useState<string | undefined>();
  const isThere = asked.isSuccess;
  useEffect(() => {
    if (takesFocus && isThere) box.current?.querySelector("input")?.focus({ preventScroll: true });
  }, [takesFocus, isThere]);
  if (asked.isPending) return <Skeleton label={say("loading")} lines={5} />;
  if (asked.isError) {
    return <ErrorState text={say("refer.failed")} onRetry={() => void asked.refetch()} />;
  }
  const faces = asked.data;
  if (faces.length === 0) return <EmptyState text={say("refer.nobody")} />;
  // The right face is chosen already: the first one that takes people in.
  const first = faces.find((face) => !face.intake_stop);
  const chosen = faces.find((face) => face.id === chosenId) ?? first;
  const hasSlot = chosen?.slots.some((slot) => slot.id === slotId);
  return (
    <div ref={box} className="refer">
      <ReferralForm
        person={person}
        needs={needs}
        face={chosen}
        slotId={hasSlot ? slotId : undefined}
        onSent={(referral) => onSent(referral.id)}
      >
        <FaceChoice faces={faces} chosen={chosen} onChoose={setChosenId} />
        {chosen && (
          <SlotChoice face={chosen} slotId={hasSlot ? slotId : undefined} onChoose={setSlotId} />
        )}
      </ReferralForm>
    </div>
  );
}
