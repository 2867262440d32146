// Everything about short questions that is asked of the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { NewShortQuestion, ShortAnswer, ShortQuestionView } from "../../../kernel/api_types";

export const questionDesksQuery = queryOptions({
  queryKey: ["short_questions", "desks"],
  queryFn: () => call("GET /api/question_desks"),
});

export const questionsQuery = queryOptions({
  queryKey: ["short_questions"],
  queryFn: () => call("GET /api/short_questions"),
});

export const questionQuery = (id: string) =>
  queryOptions({
    queryKey: ["short_questions", id],
    queryFn: () => call("GET /api/short_questions/{id}", { id }),
  });

function useQuestionMove<Input>(move: (input: Input) => Promise<ShortQuestionView>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: move,
    retry: false,
    onSuccess: (question) => {
      queryClient.setQueryData(questionQuery(question.id).queryKey, question);
      void queryClient.invalidateQueries({ queryKey: questionsQuery.queryKey, exact: true });
    },
  });
}

export function useAskQuestion() {
  return useQuestionMove((question: NewShortQuestion) =>
    call("POST /api/short_questions", { body: question }),
  );
}

export function useAnswer(id: string) {
  return useQuestionMove((answer: ShortAnswer) =>
    call("POST /api/short_questions/{id}/answer", { id, body: answer }),
  );
}

export function useNoteAnswerSeen(id: string) {
  return useQuestionMove((_: undefined) => call("POST /api/short_questions/{id}/seen", { id }));
}
