// The resident asks somebody himself: a name, what it is about, and exactly what goes along. What was
// asked stands above it, with the way back.
import { useQuery } from "@tanstack/preact-query";
import { Clock, Plus, Send } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button, LinkButton } from "../../../../components/button/button";
import { ChipFilter } from "../../../../components/chip_filter/chip_filter";
import { Checkbox } from "../../../../components/choice/choice";
import { EmptyState } from "../../../../components/empty_state/empty_state";
import { ErrorState } from "../../../../components/error_state/error_state";
import { Form } from "../../../../components/form/form";
import { fieldWords } from "../../../../components/form/validity";
import { type CardChoice, RadioCards } from "../../../../components/radio_card/radio_card";
import { Skeleton } from "../../../../components/skeleton/skeleton";
import { TextField } from "../../../../components/text_field/text_field";
import { list } from "../../../../components/web/sentence";
import type { MyChoice, MyFace } from "../../../../kernel/api_types";
import { language } from "../../../../kernel/words";
import { kindWordForResident } from "../../../directory/kinds/words";
import { GoesAlong } from "../../goes_along";
import { firstName } from "../../names";
import { needCodes } from "../../need_codes";
import { MyReferrals } from "../my_referrals";
import { myPageQuery } from "../queries";
import { say as sayMine } from "../words";
import { myFacesQuery, useChooseFace } from "./queries";
import { say } from "./words";
import "../by_link.css";

type Key = Parameters<typeof say>[0];
type Needs = NonNullable<MyChoice["needs"]>;

export default function OwnChoice() {
  const faces = useQuery(myFacesQuery);
  const page = useQuery(myPageQuery);
  const [isAsking, setIsAsking] = useState(false);
  if (faces.isError || page.isError) {
    const again = () => void Promise.all([faces.refetch(), page.refetch()]);
    return <ErrorState text={say("failed")} onRetry={again} />;
  }
  if (!faces.data || !page.data) return <Skeleton label={say("loading")} lines={6} />;
  const asked = page.data.referrals;
  if (asked.length > 0 && !isAsking) {
    return (
      <>
        {/* What was asked can be long, and who comes to ask somebody is on a phone. */}
        <div>
          <Button icon={Plus} onClick={() => setIsAsking(true)}>
            {say("another")}
          </Button>
        </div>
        <section className="stack" aria-label={say("asked")}>
          <MyReferrals page={page.data} />
        </section>
      </>
    );
  }
  if (faces.data.length === 0) {
    return (
      <EmptyState text={say("none")}>
        <LinkButton href="/hulp">{say("help")}</LinkButton>
      </EmptyState>
    );
  }
  return <ChoiceForm faces={faces.data} onAsked={() => setIsAsking(false)} />;
}

interface ChoiceFormProps {
  faces: readonly MyFace[];
  onAsked: () => void;
}

function ChoiceForm({ faces, onAsked }: ChoiceFormProps) {
  const choose = useChooseFace();
  const [chosenId, setChosenId] = useState("");
  const [needs, setNeeds] = useState<Needs>([]);
  const [sentence, setSentence] = useState("");
  const chosen = faces.find((face) => face.face_id === chosenId);
  const errors = useMemo(() => objections(choose.error), [choose.error]);

  function send(data: FormData) {
    if (choose.isPending || !chosen) return;
    const choice = {
      face_id: chosen.face_id,
      needs,
      sentence: sentence.trim(),
      call_when: String(data.get("call_when") ?? "").trim(),
      text_language: language(),
      consent_given: data.has("consent_given"),
    };
    choose.mutate(choice, { onSuccess: onAsked });
  }

  return (
    <section className="sheet">
      <Form aria-label={say("choose")} validationErrors={errors} onSubmit={send}>
        <div className="stack stack-tight">
          <h2>{say("choose")}</h2>
          <RadioCards
            label={say("choose")}
            name="face_id"
            cards={faces.map(cardOf)}
            chosen={chosenId}
            onChoose={setChosenId}
            mostAtFirst={4}
          />
        </div>
        {chosen && (
          <>
            <OwnWords
              name={firstName(chosen.name)}
              needs={needs}
              onNeeds={setNeeds}
              sentence={sentence}
              onSentence={setSentence}
            />
            <Checkbox
              name="consent_given"
              label={say("consent")}
              missing={say("consent_missing")}
              required
              hint={<WhatGoesAlong face={chosen} needs={needs} sentence={sentence} />}
            />
            {choose.isError && !errors && <Banner tone="danger">{say("not_sent")}</Banner>}
            <Button type="submit" kind="main" icon={Send} isWide isPending={choose.isPending}>
              {say("send", { name: firstName(chosen.name) })}
            </Button>
          </>
        )}
      </Form>
    </section>
  );
}

interface OwnWordsProps {
  /** Of who is asked. */
  name: string;
  needs: Needs;
  onNeeds: (needs: Needs) => void;
  sentence: string;
  onSentence: (sentence: string) => void;
}

function OwnWords({ name, needs, onNeeds, sentence, onSentence }: OwnWordsProps) {
  return (
    <>
      <ChipFilter
        label={say("needs")}
        isLabelShown
        chips={needCodes.map((code) => ({ value: code, label: word("need", code) }))}
        values={needs}
        onChange={(values) => onNeeds(values as Needs)}
      />
      <TextField
        name="sentence"
        label={say("sentence")}
        value={sentence}
        onInput={onSentence}
        maxLength={300}
        isOptional
      />
      <TextField
        name="call_when"
        label={say("call_when", { name })}
        hint={say("call_when_hint")}
        maxLength={120}
        isOptional
      />
    </>
  );
}

function cardOf(face: MyFace): CardChoice {
  return {
    value: face.face_id,
    title: face.name,
    subtitle: `${kindWordForResident(face.target)}, ${face.organization_name}`,
    facts: [waitOf(face)],
    more: face.about || undefined,
  };
}

interface WhatGoesAlongProps {
  face: MyFace;
  needs: readonly string[];
  sentence: string;
}

function WhatGoesAlong({ face, needs, sentence }: WhatGoesAlongProps) {
  const fields = face.fields.filter(
    (field) =>
      (field !== "needs" || needs.length > 0) && (field !== "sentence" || sentence.trim() !== ""),
  );
  const words = list(fields.map((field) => sayMine(`field.${field}` as "field.name") || field));
  const to = `${face.name}, ${face.organization_name}`;
  return <GoesAlong goes={say("goes", { name: to, fields: words })} stays={say("stays")} />;
}

function word(group: string, code: string): string {
  return say(`${group}.${code}` as Key) || code;
}

function waitOf(face: MyFace) {
  const text = face.wait_weeks === 0 ? say("no_wait") : say("weeks", { count: face.wait_weeks });
  return { icon: Clock, meaning: say("wait"), text };
}

function objections(error: unknown) {
  return fieldWords(error, {
    face_id: { not_a_choice: say("choose_missing"), required: say("choose_missing") },
    consent_given: { required: say("consent_missing") },
    sentence: { too_long: say("not_sent") },
    phone: { required: say("none") },
  });
}
