// A case without a referral, and what the GP hears of it.
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../../kernel/api";
import type { NewOwnCase, TellPractice } from "../../../../kernel/api_types";
import { caseQuery, worklistQuery } from "../queries";

export function useOpenOwnCase() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: NewOwnCase) => call("POST /api/own_cases", { body: input }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: worklistQuery.queryKey }),
  });
}

export function useTellPractice(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: TellPractice) => call("POST /api/cases/{id}/practice", { id, body: input }),
    onSuccess: (chosen) => queryClient.setQueryData(caseQuery(chosen.id).queryKey, chosen),
    onError: () => queryClient.invalidateQueries({ queryKey: caseQuery(id).queryKey }),
  });
}
