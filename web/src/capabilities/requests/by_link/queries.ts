// What the resident reads about himself, and asks about it.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { NameAsk, NewRequest } from "../../../kernel/api_types";

export const myNumberQuery = queryOptions({
  queryKey: ["my", "number"],
  queryFn: () => call("GET /api/my/number"),
});

export const myFactsQuery = queryOptions({
  queryKey: ["my", "facts"],
  queryFn: () => call("GET /api/my/facts"),
});

export const myRequestsQuery = queryOptions({
  queryKey: ["my", "requests"],
  queryFn: () => call("GET /api/my/requests"),
});

export function useAsk() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: NewRequest) => call("POST /api/my/requests", { body: request }),
    onSuccess: (answer) => queryClient.setQueryData(myRequestsQuery.queryKey, answer),
  });
}

export function useLetParentsIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/my/requests/{id}/take_back", { id }),
    onSuccess: (answer) => queryClient.setQueryData(myRequestsQuery.queryKey, answer),
  });
}

export function useAskName() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NameAsk) => call("POST /api/my/name_requests", { body }),
    onSuccess: (answer) => queryClient.setQueryData(myRequestsQuery.queryKey, answer),
  });
}
