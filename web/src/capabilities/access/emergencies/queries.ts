// What the privacy officer asks of the server. Each of it wants a fresh proof of who asks.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { EmergencyReview, TellOn, Verdict } from "../../../kernel/api_types";

export const emergenciesQuery = queryOptions({
  queryKey: ["emergencies"],
  queryFn: () => call("GET /api/emergencies"),
  refetchOnWindowFocus: false,
});

function useListAnew() {
  const queryClient = useQueryClient();
  // Also after a refusal: a colleague may have been faster.
  return () => queryClient.invalidateQueries({ queryKey: emergenciesQuery.queryKey });
}

export function useJudge({ id, version }: EmergencyReview) {
  return useMutation({
    mutationFn: (verdict: Omit<Verdict, "version">) =>
      call("POST /api/emergencies/{id}/judge", { id, body: { version, ...verdict } }),
    onSettled: useListAnew(),
  });
}

export function useTellOn({ id, version }: EmergencyReview) {
  return useMutation({
    mutationFn: (tell: Omit<TellOn, "version">) =>
      call("POST /api/emergencies/{id}/tell", { id, body: { version, ...tell } }),
    onSettled: useListAnew(),
  });
}
