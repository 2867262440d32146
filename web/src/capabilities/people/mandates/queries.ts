// Who reads along with a resident: asked on the own page, or written down by who keeps the record.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type { CarerToAsk, MandateByCourt } from "../../../kernel/api_types";

export const myMandatesQuery = queryOptions({
  queryKey: ["my", "mandates"],
  queryFn: () => call("GET /api/my/mandates"),
});

export function useAskCarer() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CarerToAsk) => call("POST /api/my/mandates", { body }),
    onSuccess: (list) => queryClient.setQueryData(myMandatesQuery.queryKey, list),
  });
}

export function useLetGo() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/my/mandates/{id}/end", { id }),
    onSuccess: (list) => queryClient.setQueryData(myMandatesQuery.queryKey, list),
  });
}

export const mandatesQuery = (personId: string) =>
  queryOptions({
    queryKey: ["mandates", personId],
    queryFn: () => call("GET /api/people/{id}/mandates", { id: personId }),
  });

export function useGiveMandate(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: MandateByCourt) =>
      call("POST /api/people/{id}/mandates", { id: personId, body }),
    onSuccess: (list) => {
      queryClient.setQueryData(mandatesQuery(personId).queryKey, list);
      return queryClient.invalidateQueries({ queryKey: ["people", personId, "timeline"] });
    },
  });
}

export function useEndMandate(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/mandates/{id}/end", { id }),
    onSuccess: (list) => {
      queryClient.setQueryData(mandatesQuery(personId).queryKey, list);
      return queryClient.invalidateQueries({ queryKey: ["people", personId, "timeline"] });
    },
  });
}

export function useConfirmMandate(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/mandates/{id}/confirm", { id }),
    onSuccess: (list) => {
      queryClient.setQueryData(mandatesQuery(personId).queryKey, list);
      void queryClient.invalidateQueries({ queryKey: toReviewQuery.queryKey });
      return queryClient.invalidateQueries({ queryKey: ["people", personId, "timeline"] });
    },
  });
}

export function useReviewMandate(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("POST /api/mandates/{id}/review", { id }),
    onSuccess: (list) => {
      queryClient.setQueryData(mandatesQuery(personId).queryKey, list);
      return queryClient.invalidateQueries({ queryKey: toReviewQuery.queryKey });
    },
  });
}

export const toReviewQuery = queryOptions({
  queryKey: ["mandates_to_review"],
  queryFn: () => call("GET /api/mandates_to_review"),
});

export const growingUpQuery = queryOptions({
  queryKey: ["people_growing_up"],
  queryFn: () => call("GET /api/people_growing_up"),
});

export function useKeepParentsOut(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (words: string) =>
      call("POST /api/people/{id}/not_for_parents", { id: personId, body: { words } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["people", personId] }),
  });
}
