import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../../kernel/api";
import type { MyYes } from "../../../../kernel/api_types";

export const yesAskedQuery = queryOptions({
  queryKey: ["my", "yes_asked"],
  queryFn: () => call("GET /api/my/yes_asked"),
});

export function useSayYes() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: MyYes & { id: string }) =>
      call("POST /api/my/yes_asked/{id}", { id, body }),
    onSuccess: (list) => queryClient.setQueryData(yesAskedQuery.queryKey, list),
    onError: () => queryClient.invalidateQueries({ queryKey: yesAskedQuery.queryKey }),
  });
}
