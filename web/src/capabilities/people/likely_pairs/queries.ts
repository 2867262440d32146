// What is asked about residents who may be kept twice.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { LikelyPairPage } from "../../../kernel/api_types";

export type PairState = "open" | "put_away";

const likelyPairs = "likely_pairs";

export const likelyPairsQuery = (state: PairState) =>
  infiniteQueryOptions({
    queryKey: [likelyPairs, "list", state],
    queryFn: ({ pageParam }) =>
      call("GET /api/likely_pairs", {
        query: { put_away: state === "put_away", after: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.more_after,
    // Whoever writes somebody in or corrects a name changes it.
    staleTime: 0,
  });

export const likelyPairQuery = (id: string) =>
  queryOptions({
    queryKey: [likelyPairs, id],
    queryFn: () => call("GET /api/likely_pairs/{id}", { id }),
  });

/** Both verdicts answer with the pair as it stands now. */
export function useJudgePair(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ areTwo, seen }: { areTwo: boolean; seen: LikelyPairPage }) => {
      const asked = { id, body: { version: seen.version } };
      return areTwo
        ? call("POST /api/likely_pairs/{id}/two_people", asked)
        : call("POST /api/likely_pairs/{id}/look_again", asked);
    },
    onSuccess: (pair) => {
      queryClient.setQueryData(likelyPairQuery(id).queryKey, pair);
      void queryClient.invalidateQueries({ queryKey: [likelyPairs, "list"] });
    },
    // A colleague was faster: show how it stands now.
    onError: () => queryClient.invalidateQueries({ queryKey: likelyPairQuery(id).queryKey }),
  });
}
