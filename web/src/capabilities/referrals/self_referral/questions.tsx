// One question a page, everything can be looked at once more, and nothing leaves before the end.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { WayBar } from "../../../components/way_bar/way_bar";
import type { SelfReferralSent, SelfReferralWaits } from "../../../kernel/api_types";
import { usePlace } from "../../../kernel/use_place";
import { language } from "../../../kernel/words";
import { type Answers, furthest, nothing, pages } from "./answers";
import { CheckPage } from "./check_page";
import { CodePage } from "./code_page";
import { DonePage } from "./done_page";
import { FacePage } from "./face_page";
import { NeedsPage } from "./needs_page";
import { PlacePage } from "./place_page";
import { PracticePage } from "./practice_page";
import { SafeCallingPage } from "./safe_calling_page";
import { WhoPage } from "./who_page";
import { say } from "./words";
import { WordsPage } from "./words_page";

interface QuestionsProps {
  emergency: ComponentChildren;
  /** Back to the first page. */
  onStop: () => void;
}

export default function Questions({ emergency, onStop }: QuestionsProps) {
  const [answers, setAnswers] = useState<Answers>(() => ({ ...nothing, language: language() }));
  const [waits, setWaits] = useState<SelfReferralWaits | null>(null);
  const [sent, setSent] = useState<SelfReferralSent | null>(null);
  const last = pages.length - 1;
  const [asked, go] = usePlace(last, 0);
  const place = Math.min(asked, furthest(answers));
  const [isChecking, setIsChecking] = useState(false);

  if (sent) return <DonePage sent={sent} emergency={emergency} />;
  if (waits) {
    return <CodePage waits={waits} onSent={setSent} onBack={() => setWaits(null)} />;
  }
  const step = {
    answers,
    change: (part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part })),
    onNext: () => go(isChecking ? last : place + 1),
    onBack: () => (place === 0 ? onStop() : go(place - 1)),
  };
  return (
    <>
      <WayBar
        words={say("step", { at: place + 1, count: pages.length })}
        at={place + 1}
        count={pages.length}
      />
      {pages[place] === "needs" && <NeedsPage {...step} />}
      {pages[place] === "place" && (
        // Whoever moves or is older finds other faces.
        <PlacePage {...step} onNext={() => go(pages.indexOf("face"))} />
      )}
      {pages[place] === "face" && <FacePage {...step} />}
      {pages[place] === "who" && <WhoPage {...step} />}
      {pages[place] === "call" && <SafeCallingPage {...step} />}
      {pages[place] === "words" && <WordsPage {...step} />}
      {pages[place] === "gp" && <PracticePage {...step} />}
      {pages[place] === "check" && (
        <CheckPage
          {...step}
          onEdit={(page) => {
            setIsChecking(true);
            go(pages.indexOf(page));
          }}
          onWaits={setWaits}
        />
      )}
    </>
  );
}
