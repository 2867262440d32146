// The faces of the directory and the form of the referral, as one movement.
import { useQuery } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { FaceChoice, SlotChoice } from "../../capabilities/directory/face_choice";
import { facesQuery } from "../../capabilities/directory/queries";
import { isNeed } from "../../capabilities/people/need_words";
import { asksQuery, referralQuery } from "../../capabilities/referrals/queries";
import { ReferralForm } from "../../capabilities/referrals/referral_form";
import { questionQuery } from "../../capabilities/referrals/short_question/queries";
import ResearchTick from "../../capabilities/research/research_tick";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { PersonPage } from "../../kernel/api_types";
import { say } from "./words";

export interface FacesAndFormProps {
  person: PersonPage;
  questionId?: string;
  again?: string;
  onSent: (id: string) => void;
  /** It was just opened: the hands go on from the first face. */
  takesFocus: boolean;
}

export default function FacesAndForm({
  person,
  questionId,
  again,
  onSent,
  takesFocus,
}: FacesAndFormProps) {
  const box = useRef<HTMLDivElement>(null);
  const former = useQuery({ ...referralQuery(again ?? ""), enabled: again !== undefined });
  const needs = (former.data?.needs ?? person.needs).filter(isNeed);
  const asked = useQuery(facesQuery(needs));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [slotId, setSlotId] = useState<string | undefined>();
  const asks = useQuery(asksQuery(person.id));
  const question = useQuery({ ...questionQuery(questionId ?? ""), enabled: !!questionId });
  const isThere = asked.isSuccess && asks.isSuccess && !question.isLoading;
  useEffect(() => {
    if (takesFocus && isThere) box.current?.querySelector("input")?.focus({ preventScroll: true });
  }, [takesFocus, isThere]);
  if (asked.isPending || asks.isPending || question.isLoading || former.isLoading)
    return <Skeleton label={say("loading")} lines={5} />;
  if (asked.isError || asks.isError) {
    const again = () => void Promise.all([asked.refetch(), asks.refetch()]);
    return <ErrorState text={say("refer.failed")} onRetry={again} />;
  }
  // Who is not there for this age or this role is not offered.
  const askOf = new Map(asks.data.map((ask) => [ask.face_id, ask]));
  // The desk of a short question stands in front, and is chosen.
  const questioned = question.data?.face_id;
  const faces = asked.data
    .filter((face) => askOf.has(face.id))
    .sort((one, other) => Number(other.id === questioned) - Number(one.id === questioned));
  if (faces.length === 0) return <EmptyState text={say("refer.nobody")} />;
  // The right face is chosen already: the first one that takes people in.
  const first = faces.find((face) => !face.intake_stop);
  const chosen = faces.find((face) => face.id === (chosenId ?? questioned)) ?? first;
  const hasSlot = chosen?.slots.some((slot) => slot.id === slotId);
  return (
    <div ref={box} className="refer">
      <ReferralForm
        person={person}
        needs={needs}
        face={chosen}
        sentence={former.data?.sentence ?? question.data?.question}
        ask={chosen && askOf.get(chosen.id)}
        slotId={hasSlot ? slotId : undefined}
        onSent={(referral) => onSent(referral.id)}
      >
        <FaceChoice faces={faces} chosen={chosen} onChoose={setChosenId} />
        {chosen && (
          <SlotChoice face={chosen} slotId={hasSlot ? slotId : undefined} onChoose={setSlotId} />
        )}
      </ReferralForm>
      <ResearchTick personId={person.id} name={person.given_name} isAskedBefore />
    </div>
  );
}
