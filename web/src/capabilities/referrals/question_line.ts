// A short question in the lists of who referred: who asks whom, in one line.
import type { LegQuestionView } from "../../kernel/api_types";
import { firstName } from "./names";
import { questionWords } from "./questions/question_words";
import { say } from "./words";

export function questionLine(question: LegQuestionView): string {
  const words = questionWords(question);
  if (!question.for_you) return say("item.you_asked", { words });
  return say("item.asks", { name: firstName(question.asked_by_name), words });
}
