// What the page of an emergency asks of the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { EmergencyAsk } from "../../../kernel/api_types";

export const emergencyQuery = (personId: string) =>
  queryOptions({
    queryKey: ["people", personId, "emergency"],
    queryFn: () => call("GET /api/people/{id}/emergency", { id: personId }),
    // What was opened closes by itself: nothing of it is kept longer than it is on the screen.
    gcTime: 0,
    refetchInterval: 60_000,
  });

export function useOpenInEmergency(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: EmergencyAsk) =>
      call("POST /api/people/{id}/emergency", { id: personId, body }),
    onSuccess: (page) => queryClient.setQueryData(emergencyQuery(personId).queryKey, page),
  });
}

export function useEndEmergency(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /api/people/{id}/emergency/end", { id: personId }),
    onSuccess: (page) => queryClient.setQueryData(emergencyQuery(personId).queryKey, page),
  });
}
