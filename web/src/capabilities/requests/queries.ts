// What residents ask about their own record, asked by the organisation that keeps it.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { RequestAnswer, RequestRow } from "../../kernel/api_types";

export const requestsQuery = queryOptions({
  queryKey: ["record_requests"],
  queryFn: () => call("GET /api/record_requests"),
});

export const requestsOfPersonQuery = (id: string) =>
  queryOptions({
    queryKey: ["record_requests", id],
    queryFn: () => call("GET /api/people/{id}/record_requests", { id }),
  });

export function useAnswerRequest({ id, version }: RequestRow) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answer: Omit<RequestAnswer, "version">) =>
      call("POST /api/record_requests/{id}/answer", { id, body: { version, ...answer } }),
    // Also after a refusal: a colleague may have been faster.
    onSettled: () => queryClient.invalidateQueries({ queryKey: requestsQuery.queryKey }),
  });
}
