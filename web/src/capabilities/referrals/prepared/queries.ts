// Referrals that were made ready: by whom, for whom, and sending one.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { NewPreparedReferral, PreparedRow } from "../../../kernel/api_types";

export const instructorsQuery = (personId: string) =>
  queryOptions({
    queryKey: ["instructors", personId],
    queryFn: () => call("GET /api/people/{id}/instructors", { id: personId }),
  });

export const preparedQuery = queryOptions({
  queryKey: ["prepared"],
  queryFn: () => call("GET /api/prepared_referrals"),
});

export function usePrepare(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (referral: NewPreparedReferral) =>
      call("POST /api/people/{id}/prepared_referrals", { id: personId, body: referral }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: preparedQuery.queryKey }),
  });
}

export function useSendPrepared({ id, version }: PreparedRow) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /api/prepared_referrals/{id}/send", { id, body: { version } }),
    // The row stays where it is and says what happened; the lists beside it are asked anew.
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ["feedback"] });
      void queryClient.invalidateQueries({ queryKey: ["threads"] });
    },
  });
}

export function usePutAway({ id }: PreparedRow) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /api/prepared_referrals/{id}/put_away", { id }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: preparedQuery.queryKey }),
  });
}
