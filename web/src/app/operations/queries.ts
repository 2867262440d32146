// Everything the operator's page asks of the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { RetryInput } from "../../kernel/api_types";

const lookAgainAfter = 15_000;

export const operationsQuery = queryOptions({
  queryKey: ["operations"],
  queryFn: () => call("GET /api/operations"),
  refetchInterval: lookAgainAfter,
});

export function useSendAgain() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RetryInput) => call("POST /api/operations/messages/retry", { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: operationsQuery.queryKey }),
  });
}
