// It is closed: whether what the resident wanted was reached, in one tap. Nobody has to.
import { Check } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { call } from "../../../kernel/api";
import type { MyReferral, MyGoal as Said } from "../../../kernel/api_types";
import { firstName } from "../names";
import { useMyPageChange } from "./queries";
import { say } from "./words";

const answers: readonly Said["reached"][] = ["yes", "partly", "no", "rather_not"];

export function MyGoal({ referral }: { referral: MyReferral }) {
  const tell = useMyPageChange((reached: Said["reached"]) =>
    call("POST /api/my/referrals/{id}/goal", { id: referral.id, body: { reached } }),
  );
  if (!referral.can_say_goal) return null;
  return (
    <fieldset className="stack stack-tight my-goal">
      <legend className="my-goal-title">{say("goal.title")}</legend>
      {referral.goal && <p>{say("goal.was", { goal: referral.goal })}</p>}
      <div className="my-goal-answers">
        {answers.map((answer) => (
          <Button
            key={answer}
            isWide
            icon={referral.own_word === answer ? Check : undefined}
            isPressed={referral.own_word === answer}
            isPending={tell.isPending && tell.variables === answer}
            onClick={() => !tell.isPending && tell.mutate(answer)}
          >
            {say(`goal.${answer as "yes"}`)}
          </Button>
        ))}
      </div>
      <p className="quiet" role="status">
        {referral.own_word
          ? say("goal.thanks", { name: firstName(referral.to_name) })
          : say("goal.hint", { name: firstName(referral.to_name) })}
      </p>
      {tell.isError && <Banner tone="danger">{say("goal.failed")}</Banner>}
    </fieldset>
  );
}
