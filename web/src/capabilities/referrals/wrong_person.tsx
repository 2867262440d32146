// A referral about the wrong person: taken back also after somebody took it on, and the same words
// sent once more for the right one.
import { UserRoundX } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Disclosure } from "../../components/disclosure/disclosure";
import type { ReferralForSender } from "../../kernel/api_types";
import { PersonChoice } from "../people/person_search";
import { firstName } from "./names";
import { useTakeBackWrongPerson } from "./queries";
import { say } from "./words";

export function WrongPerson({ referral }: { referral: ReferralForSender }) {
  if (referral.was_about_somebody_else) return <SendAgain referral={referral} />;
  return (
    <Disclosure title={say("wrong.title")}>
      <TakeBack referral={referral} />
    </Disclosure>
  );
}

function TakeBack({ referral }: { referral: ReferralForSender }) {
  const takeBack = useTakeBackWrongPerson(referral.id);
  return (
    <>
      <p>{say("wrong.text", { name: firstName(referral.to_name) })}</p>
      <div>
        <Button
          icon={UserRoundX}
          isPending={takeBack.isPending}
          onClick={() => !takeBack.isPending && takeBack.mutate()}
        >
          {say("wrong.button")}
        </Button>
      </div>
      {takeBack.isError && <Banner tone="danger">{say("wrong.failed")}</Banner>}
    </>
  );
}

function SendAgain({ referral }: { referral: ReferralForSender }) {
  const { route } = useLocation();
  const [words, setWords] = useState("");
  return (
    <div className="stack stack-tight">
      <Banner tone="ok">{say("wrong.done", { name: firstName(referral.to_name) })}</Banner>
      <h3>{say("wrong.again")}</h3>
      <PersonChoice
        words={words}
        onWords={setWords}
        without={referral.person_id}
        chooseLabel={() => say("wrong.again")}
        onChoose={(id) => route(`/patienten/${id}?opnieuw=${referral.id}`)}
      />
    </div>
  );
}
