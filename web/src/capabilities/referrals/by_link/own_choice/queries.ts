// Whom the resident may ask himself, and asking.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../../kernel/api";
import type { MyChoice } from "../../../../kernel/api_types";
import { myPageQuery } from "../queries";

export const myFacesQuery = queryOptions({
  queryKey: ["my", "faces"],
  queryFn: () => call("GET /api/my/faces"),
});

export function useChooseFace() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (choice: MyChoice) => call("POST /api/my/choice", { body: choice }),
    onSuccess: (page) => queryClient.setQueryData(myPageQuery.queryKey, page),
  });
}
