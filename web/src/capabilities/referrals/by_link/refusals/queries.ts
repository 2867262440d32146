import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../../kernel/api";

export const myRefusalsQuery = queryOptions({
  queryKey: ["my", "refusals"],
  queryFn: () => call("GET /api/my/refusals"),
});

export function useTakeBack() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/my/refusals/{id}/take_back", { id }),
    onSuccess: (left) => queryClient.setQueryData(myRefusalsQuery.queryKey, left),
    onError: () => queryClient.invalidateQueries({ queryKey: myRefusalsQuery.queryKey }),
  });
}
