// A short question to who sent it, or to the resident by link; and the answer that is waited for.
import type { CaseForWorker } from "../../../kernel/api_types";
import { firstName } from "../names";
import { QuestionBox } from "../questions/question_box";
import { useAnswerQuestion, useAskQuestion } from "./queries";

export default function QuestionSheet({ data }: { data: CaseForWorker }) {
  const ask = useAskQuestion(data.id);
  const answer = useAnswerQuestion(data.id);
  return (
    <QuestionBox
      questions={data.questions}
      mayAsk={data.may_ask}
      names={{
        sender: firstName(data.from_name),
        receiver: firstName(data.owner_name),
        resident: data.first_name,
      }}
      side="receiver"
      wordsToSender={data.words_to_sender}
      ask={ask}
      answer={answer}
    />
  );
}
