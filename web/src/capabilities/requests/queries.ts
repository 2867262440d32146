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

/** Freezes the record while an objection is decided, or says why that ends. */
export function useFreeze(id: string, act: "restrict" | "end_restriction") {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (words: string) =>
      act === "restrict"
        ? call("POST /api/record_requests/{id}/restrict", { id, body: { words } })
        : call("POST /api/record_requests/{id}/end_restriction", { id, body: { words } }),
    // What may be read of this resident is another answer from now on, on every screen.
    onSettled: () => queryClient.invalidateQueries(),
  });
}
