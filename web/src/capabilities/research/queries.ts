// Research beside help: asked by who refers, answered and stopped by the resident.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { MyResearchAnswers, ResearchForPerson } from "../../kernel/api_types";

export const researchQuery = (personId: string) =>
  queryOptions({
    queryKey: ["research", personId],
    queryFn: () => call("GET /api/people/{id}/research", { id: personId }),
  });

function useResearchChange(personId: string, change: () => Promise<ResearchForPerson>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (now) => queryClient.setQueryData(researchQuery(personId).queryKey, now),
  });
}

export const useAskForResearch = (personId: string) =>
  useResearchChange(personId, () =>
    call("POST /api/people/{id}/research", {
      id: personId,
      body: { consent_given: true, given_how: "spoken" },
    }),
  );

export const useStopResearch = (personId: string) =>
  useResearchChange(personId, () =>
    call("POST /api/people/{id}/research/withdraw", { id: personId }),
  );

export const myResearchQuery = queryOptions({
  queryKey: ["my", "research"],
  queryFn: () => call("GET /api/my/research"),
});

export function useSendAnswers() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answers: MyResearchAnswers["answers"]) =>
      call("POST /api/my/research", { body: { answers } }),
    onSuccess: (now) => queryClient.setQueryData(myResearchQuery.queryKey, now),
  });
}

export function useStopMyResearch() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /api/my/research/stop"),
    onSuccess: (now) => queryClient.setQueryData(myResearchQuery.queryKey, now),
  });
}
