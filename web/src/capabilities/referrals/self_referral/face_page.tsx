// Who may call: the faces that fit, the best one on top.
import { useQuery } from "@tanstack/preact-query";
import { CalendarClock } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Form } from "../../../components/form/form";
import { type CardChoice, RadioCards } from "../../../components/radio_card/radio_card";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { Problem } from "../../../kernel/api";
import type { FaceForResident } from "../../../kernel/api_types";
import { kindWordForResident } from "../../directory/kinds/words";
import { Heading, OnAndBack, type StepProps } from "./heading";
import { facesQuery } from "./queries";
import { say } from "./words";

export function FacePage({ answers, change, onNext, onBack }: StepProps) {
  const { municipality, village, birth_on, needs } = answers;
  const asked = useQuery(facesQuery({ municipality, village, birth_on, needs }));
  const [isMissing, setIsMissing] = useState(false);
  const who = asked.data?.who_agrees;
  useEffect(() => {
    if (who && who !== answers.who_agrees) change({ who_agrees: who });
  }, [who, answers.who_agrees, change]);
  const faces = asked.data?.faces ?? [];
  return (
    <>
      <Heading>{say("face.title")}</Heading>
      {asked.isPending && <Skeleton label={say("loading")} lines={5} />}
      {asked.isError && <Banner tone="danger">{notFound(asked.error)}</Banner>}
      {asked.data && faces.length === 0 && <p>{say("face.none")}</p>}
      <Form
        aria-label={say("face.title")}
        onSubmit={() => (answers.face ? onNext() : setIsMissing(true))}
      >
        {isMissing && !answers.face && <Banner tone="danger">{say("face.missing")}</Banner>}
        {faces.length > 0 && (
          <>
            <p className="quiet">{say("face.hint")}</p>
            <RadioCards
              label={say("face.title")}
              name="face_id"
              cards={faces.map(cardOf)}
              chosen={answers.face?.id}
              onChoose={(id) => change({ face: faces.find((face) => face.id === id) ?? null })}
              mostAtFirst={3}
            />
          </>
        )}
        <OnAndBack onBack={onBack} hasNext={faces.length > 0} />
      </Form>
    </>
  );
}

function notFound(error: unknown): string {
  const isDate = error instanceof Problem && "birth_on" in error.fields;
  return say(isDate ? "place.birth_range" : "failed");
}

function cardOf(face: FaceForResident): CardChoice {
  const role = kindWordForResident(face.role);
  const wait = face.wait_weeks;
  return {
    value: face.id,
    title: face.name,
    subtitle: [role === face.name ? "" : role, face.organization_name].filter(Boolean).join(", "),
    facts: [
      {
        icon: CalendarClock,
        meaning: say("face.wait"),
        text: wait === 0 ? say("face.no_wait") : say("face.weeks", { count: wait }),
      },
    ],
    more: <bdi lang="nl">{face.about}</bdi>,
  };
}
