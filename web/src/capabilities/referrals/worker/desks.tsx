// The desks and colleagues that this case can go on to, and the form of the one that was chosen.
import { useQuery } from "@tanstack/preact-query";
import { CircleSlash, Clock } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { DateFields } from "../../../components/date_fields/date_fields";
import { EmptyState } from "../../../components/empty_state/empty_state";
import { ErrorState } from "../../../components/error_state/error_state";
import { RadioCards } from "../../../components/radio_card/radio_card";
import { Skeleton } from "../../../components/skeleton/skeleton";
import type { CaseForWorker, DeskChoice } from "../../../kernel/api_types";
import { age } from "../../../kernel/dates";
import { say as sayAct } from "../own_act/words";
import { questionQuery } from "../short_question/queries";
import { DeskForm } from "./desk_form";
import { desksQuery } from "./queries";
import { say } from "./words";

interface DesksProps {
  data: CaseForWorker;
  questionId?: string;
  onAsked: (desk: DeskChoice) => void;
  onStop: () => void;
}

export default function Desks({ data, questionId, onAsked, onStop }: DesksProps) {
  const asked = useQuery(desksQuery(data.id));
  const question = useQuery({ ...questionQuery(questionId ?? ""), enabled: !!questionId });
  const [tappedId, setTappedId] = useState<string | null>(null);
  const [birthOn, setBirthOn] = useState(data.birth_on);
  const chosenId = tappedId ?? question.data?.face_id ?? "";
  if (asked.isPending || question.isLoading)
    return <Skeleton label={say("desk.loading")} lines={4} />;
  if (asked.isError) {
    return <ErrorState text={say("desk.failed")} onRetry={() => void asked.refetch()} />;
  }
  const fitting = asked.data.filter((desk) => fits(desk, birthOn));
  // Which desk it is, Wmo or youth, hangs on an age: that is asked before the choice.
  const asksBirth = data.birth_on === "" && asked.data.some(waitsForBirth);
  const isFirstAsked = asksBirth && birthOn === "";
  const chosen = fitting.find((desk) => desk.face_id === chosenId);
  return (
    <>
      {asksBirth && (
        <DateFields
          name="birth_on"
          label={sayAct("act.birth_on", { name: data.first_name })}
          hint={sayAct("act.birth_on_first")}
          onChange={(date) => setBirthOn(date ?? "")}
        />
      )}
      {fitting.length === 0 && !isFirstAsked && <EmptyState text={say("desk.none")} />}
      {fitting.length > 0 && (
        <RadioCards
          label={say("desk.choose")}
          name="desk"
          cards={fitting.map((desk) => ({
            value: desk.face_id,
            title: desk.name,
            subtitle: desk.organization_name,
            facts: [waitOf(desk)],
          }))}
          chosen={chosenId}
          onChoose={setTappedId}
        />
      )}
      {chosen && !chosen.intake_stop && (
        <DeskForm
          key={`${chosen.face_id} ${birthOn}`}
          data={data}
          desk={chosen}
          birthOn={birthOn}
          firstSentence={question.data?.question}
          onAsked={() => onAsked(chosen)}
        />
      )}
      <div>
        <Button kind="quiet" onClick={onStop}>
          {say("desk.stop")}
        </Button>
      </div>
    </>
  );
}

/** A desk for some ages, or one that wants to know it. */
function waitsForBirth({ age_from, age_before, missing }: DeskChoice): boolean {
  return age_from !== undefined || age_before !== undefined || missing.includes("birth_on");
}

function fits(desk: DeskChoice, birthOn: string): boolean {
  if (birthOn === "") return !waitsForBirth(desk);
  const years = age(birthOn);
  return years >= (desk.age_from ?? 0) && years < (desk.age_before ?? Number.POSITIVE_INFINITY);
}

function waitOf(desk: DeskChoice) {
  const meaning = say("desk.wait");
  if (desk.intake_stop) return { icon: CircleSlash, meaning, text: say("desk.intake_stop") };
  const text =
    desk.wait_weeks === 0 ? say("desk.no_wait") : say("desk.weeks", { count: desk.wait_weeks });
  return { icon: Clock, meaning, text };
}
