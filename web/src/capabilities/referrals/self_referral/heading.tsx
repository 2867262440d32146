// Each page begins at its heading, for who listens and for who looks; below it the way on and back.
import { ArrowLeft, ArrowRight } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../../components/button/button";
import type { Answers, Change } from "./answers";
import { say } from "./words";

export interface StepProps {
  answers: Answers;
  change: Change;
  onNext: () => void;
  onBack: () => void;
}

export function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

export function OnAndBack({ onBack, hasNext = true }: { onBack: () => void; hasNext?: boolean }) {
  return (
    <div className="help-buttons">
      {hasNext && (
        <Button type="submit" kind="main" icon={ArrowRight} isWide>
          {say("next")}
        </Button>
      )}
      <Button icon={ArrowLeft} onClick={onBack}>
        {say("back")}
      </Button>
    </div>
  );
}
