// A number that was written over another one, until a colleague looked at it.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";

export const numbersQuery = queryOptions({
  queryKey: ["numbers_to_confirm"],
  queryFn: () => call("GET /api/numbers_to_confirm"),
});

export const numberQuery = (personId: string, phone: string) =>
  queryOptions({
    queryKey: ["people", personId, "number", phone],
    queryFn: () => call("GET /api/people/{id}/number", { id: personId }),
  });

export function useConfirmNumber(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (phone: string) =>
      call("POST /api/people/{id}/number/confirm", { id: personId, body: { phone } }),
    onSuccess: (rows) => {
      queryClient.setQueryData(numbersQuery.queryKey, rows);
      void queryClient.invalidateQueries({ queryKey: ["people", personId, "number"] });
      return queryClient.invalidateQueries({ queryKey: ["people", personId, "timeline"] });
    },
  });
}
