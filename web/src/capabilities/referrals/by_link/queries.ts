// What the resident asks about the own referrals.
import {
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { MyPage } from "../../../kernel/api_types";
import { keptTrue } from "../../../kernel/line";

export const myPageQuery = queryOptions({
  queryKey: ["my", "page"],
  queryFn: ({ client, queryKey }): Promise<MyPage> =>
    call("GET /api/my/page", { shown: client.getQueryData(queryKey) }),
  ...keptTrue,
});

export const otherFacesQuery = (id: string) =>
  queryOptions({
    queryKey: ["my", "other_faces", id],
    queryFn: () => call("GET /api/my/referrals/{id}/faces", { id }),
  });

/** Every change answers with the page as it is now; after a "no" it is asked anew. */
export function useMyPageChange<Input = void>(
  change: (input: Input) => Promise<MyPage>,
): UseMutationResult<MyPage, Error, Input> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (page) => queryClient.setQueryData(myPageQuery.queryKey, page),
    onError: () => queryClient.invalidateQueries({ queryKey: myPageQuery.queryKey }),
  });
}
