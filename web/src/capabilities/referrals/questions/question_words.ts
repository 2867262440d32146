// What a short question and its answer are called, for who works on a case.
import type { LegQuestionView } from "../../../kernel/api_types";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

/** "Mag ik na vijf uur bellen?", or the own words. */
export function questionWords(question: LegQuestionView): string {
  if (question.code === "own_words") return question.words;
  const group = question.asked_of === "resident" ? "resident" : "code";
  return say(`${group}.${question.code}` as Key) || question.code;
}

export function answerWords(question: LegQuestionView): string {
  if (question.answer === "own_words") return question.answer_words;
  return say(`answer.${question.answer}` as Key) || question.answer;
}

/** "Hub: Ja", once somebody answered. */
export function saidWords(question: LegQuestionView): string {
  return say("said", { name: question.answered_by_name, answer: answerWords(question) });
}
