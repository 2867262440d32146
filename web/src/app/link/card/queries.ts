// What the resident asks about the own card.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { MyCard } from "../../../kernel/api_types";

export const myCardQuery = queryOptions({
  queryKey: ["my", "card"],
  queryFn: () => call("GET /api/my/card"),
});

export function useTellPractice(card: MyCard) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (tells: boolean) =>
      call("PUT /api/my/card", { body: { version: card.version, tells_practice: tells } }),
    onSuccess: (changed) => queryClient.setQueryData(myCardQuery.queryKey, changed),
    onError: () => queryClient.invalidateQueries({ queryKey: myCardQuery.queryKey }),
  });
}
