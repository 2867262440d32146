// The clock of requests. Each of it wants a fresh proof of who asks.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../../kernel/api";
import type {
  ClockedRequest,
  NameAnswer,
  NewWrittenRequest,
  RequestClock,
  WrittenAnswer,
  WrittenExtending,
} from "../../../kernel/api_types";

export const requestClockQuery = queryOptions({
  queryKey: ["request_clock"],
  queryFn: () => call("GET /api/request_clock"),
  refetchOnWindowFocus: false,
});

function useKeep() {
  const queryClient = useQueryClient();
  return {
    onSuccess: (clock: RequestClock) => queryClient.setQueryData(requestClockQuery.queryKey, clock),
    // A colleague may have been faster.
    onError: () => queryClient.invalidateQueries({ queryKey: requestClockQuery.queryKey }),
  };
}

export function useNote() {
  return useMutation({
    mutationFn: (body: NewWrittenRequest) => call("POST /api/written_requests", { body }),
    ...useKeep(),
  });
}

export function useExtend({ id, version, written }: ClockedRequest) {
  return useMutation({
    mutationFn: ({ words, told_on }: Omit<WrittenExtending, "version">) =>
      written
        ? call("POST /api/written_requests/{id}/extend", { id, body: { version, words, told_on } })
        : call("POST /api/record_requests/{id}/extend", { id, body: { version, words } }),
    ...useKeep(),
  });
}

export function useAnswerWritten({ id, version }: ClockedRequest) {
  return useMutation({
    mutationFn: (answer: Omit<WrittenAnswer, "version">) =>
      call("POST /api/written_requests/{id}/answer", { id, body: { version, ...answer } }),
    ...useKeep(),
  });
}

export function useTellName({ id, version }: ClockedRequest) {
  return useMutation({
    mutationFn: (answer: Omit<NameAnswer, "version">) =>
      call("POST /api/record_requests/{id}/name", { id, body: { version, ...answer } }),
    ...useKeep(),
  });
}
