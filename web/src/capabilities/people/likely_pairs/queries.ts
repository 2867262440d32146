// What is asked about residents who may be kept twice.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { LikelyPairPage, MergePage, MergeView } from "../../../kernel/api_types";

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

export const mergesQuery = queryOptions({
  queryKey: [likelyPairs, "merges"],
  queryFn: () => call("GET /api/merges"),
  // A colleague may have said something.
  staleTime: 0,
});

export const mergeQuery = (pairId: string) =>
  queryOptions({
    queryKey: [likelyPairs, pairId, "merge"],
    queryFn: () => call("GET /api/likely_pairs/{id}/merge", { id: pairId }),
    staleTime: 0,
  });

export type MergeStep =
  | { act: "propose"; page: MergePage; staysId: string; reason: string }
  | { act: "confirm"; page: MergePage; merge: MergeView }
  | { act: "refuse" | "confirm_undo" | "refuse_undo"; merge: MergeView }
  | { act: "ask_undo"; merge: MergeView; reason: string };

function takeStep(pairId: string, step: MergeStep): Promise<MergePage> {
  if (step.act === "propose")
    return call("POST /api/likely_pairs/{id}/merge", {
      id: pairId,
      body: {
        first_version: step.page.first_version,
        second_version: step.page.second_version,
        stays_id: step.staysId,
        reason: step.reason,
      },
    });
  const { id, version } = step.merge;
  switch (step.act) {
    case "confirm":
      return call("POST /api/merges/{id}/confirm", {
        id,
        body: {
          version,
          first_version: step.page.first_version,
          second_version: step.page.second_version,
        },
      });
    case "ask_undo":
      return call("POST /api/merges/{id}/undo", { id, body: { version, reason: step.reason } });
    case "refuse":
      return call("POST /api/merges/{id}/refuse", { id, body: { version } });
    case "confirm_undo":
      return call("POST /api/merges/{id}/undo/confirm", { id, body: { version } });
    case "refuse_undo":
      return call("POST /api/merges/{id}/undo/refuse", { id, body: { version } });
  }
}

/** Each step answers with how it stands now; whatever was shown of the two may be somewhere else. */
export function useMergeStep(pairId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (step: MergeStep) => takeStep(pairId, step),
    onSuccess: (page) => {
      queryClient.setQueryData(mergeQuery(pairId).queryKey, page);
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] !== pairId || queryKey[2] !== "merge",
      });
    },
    // A colleague was faster: show how it stands now.
    onError: () => queryClient.invalidateQueries({ queryKey: [likelyPairs, pairId] }),
  });
}

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
