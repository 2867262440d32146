// A short question to who took the referral on, and the answer that is waited for.
import type { ReferralForSender } from "../../kernel/api_types";
import { firstName } from "./names";
import { useAnswerQuestion, useAskQuestion } from "./queries";
import { QuestionBox } from "./questions/question_box";

export default function QuestionOfReferral({ referral }: { referral: ReferralForSender }) {
  const ask = useAskQuestion(referral.id);
  const answer = useAnswerQuestion(referral.id);
  return (
    <QuestionBox
      questions={referral.questions}
      mayAsk={referral.can_ask ? ["receiver"] : []}
      names={{
        sender: "",
        receiver: firstName(referral.to_name),
        resident: firstName(referral.person_name),
      }}
      side="sender"
      wordsToSender={true}
      ask={ask}
      answer={answer}
    />
  );
}
