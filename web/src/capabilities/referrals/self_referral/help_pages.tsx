// A resident asks for help himself, without an account and in his own language. The numbers for who
// cannot wait stand in front; the questions themselves come when somebody begins.
import { useQuery } from "@tanstack/preact-query";
import { ArrowRight } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { ErrorState } from "../../../components/error_state/error_state";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { later } from "../../../kernel/later";
import { useTitle } from "../../../kernel/title";
import { useLanguage } from "../../../kernel/words";
import { Heading } from "./heading";
import { placesQuery } from "./queries";
import { say } from "./words";
import "./self_referral.css";

const Questions = later(
  () => import("./questions"),
  () => <Skeleton label={say("loading")} lines={6} />,
);

export function HelpPages({ emergency }: { emergency: ComponentChildren }) {
  useTitle(say("title"));
  useLanguage();
  const [hasBegun, setHasBegun] = useState(false);
  return (
    <div className="page page-narrow help-page">
      {hasBegun ? (
        <Questions emergency={emergency} onStop={() => setHasBegun(false)} />
      ) : (
        <Start emergency={emergency} onNext={() => setHasBegun(true)} />
      )}
    </div>
  );
}

function Start({ emergency, onNext }: { emergency: ComponentChildren; onNext: () => void }) {
  const asked = useQuery(placesQuery);
  if (asked.isPending) return <Skeleton label={say("loading")} lines={6} />;
  return (
    <>
      {emergency}
      <Heading>{say("start.title")}</Heading>
      {asked.data?.places.length !== 0 && <p>{say("start.text")}</p>}
      {asked.isError && <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />}
      {asked.data?.places.length === 0 && <p>{say("place.none")}</p>}
      {asked.data !== undefined && asked.data.places.length > 0 && (
        <>
          <Button kind="main" icon={ArrowRight} isWide onClick={onNext}>
            {say("start.begin")}
          </Button>
          <p className="quiet">{say("start.time")}</p>
        </>
      )}
    </>
  );
}
