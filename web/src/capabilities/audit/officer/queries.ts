// The register of breaches and the questions to the access log. Each of it wants a fresh proof.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { BreachFacts, BreachView, LogAsk } from "../../../kernel/api_types";

export const breachesQuery = queryOptions({
  queryKey: ["breaches"],
  queryFn: () => call("GET /api/breaches"),
  refetchOnWindowFocus: false,
});

export const breachQuery = (id: string) =>
  queryOptions({
    queryKey: ["breaches", id],
    queryFn: () => call("GET /api/breaches/{id}", { id }),
    refetchOnWindowFocus: false,
  });

export const logQueriesQuery = queryOptions({
  queryKey: ["log_queries"],
  queryFn: () => call("GET /api/log_queries"),
  refetchOnWindowFocus: false,
});

function useKeep() {
  const queryClient = useQueryClient();
  return {
    onSuccess: (view: BreachView) => {
      queryClient.setQueryData(breachQuery(view.row.id).queryKey, view);
      void queryClient.invalidateQueries({ queryKey: breachesQuery.queryKey, exact: true });
    },
  };
}

export function useNoteBreach() {
  return useMutation({
    mutationFn: (body: BreachFacts) => call("POST /api/breaches", { body }),
    ...useKeep(),
  });
}

export function useChangeBreach(id: string, version: number) {
  return useMutation({
    mutationFn: (facts: BreachFacts) =>
      call("PUT /api/breaches/{id}", { id, body: { version, facts } }),
    ...useKeep(),
  });
}

export function useCloseBreach(id: string, version: number) {
  return useMutation({
    mutationFn: () => call("POST /api/breaches/{id}/close", { id, body: { version } }),
    ...useKeep(),
  });
}

export function useReopenBreach(id: string, version: number) {
  return useMutation({
    mutationFn: () => call("POST /api/breaches/{id}/reopen", { id, body: { version } }),
    ...useKeep(),
  });
}

export function useAskLog() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: LogAsk) => call("POST /api/log_queries", { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: logQueriesQuery.queryKey }),
  });
}

export function useMoreOfLog(id: string) {
  return useMutation({
    mutationFn: (after: string) => call("GET /api/log_queries/{id}", { id, query: { after } }),
  });
}

export function useBreachOfLog(id: string) {
  return useMutation({
    mutationFn: () => call("POST /api/log_queries/{id}/breach", { id }),
    ...useKeep(),
  });
}
