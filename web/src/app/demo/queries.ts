// Everything the demo pages ask of the server.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/preact-query";
import { sessionQuery } from "../../kernel/access";
import { call, forgetSubmissions } from "../../kernel/api";

const newMailAfter = 3_000;

export const accountsQuery = queryOptions({
  queryKey: ["demo", "accounts"],
  queryFn: () => call("GET /api/demo/accounts"),
});

export const messagesQuery = infiniteQueryOptions({
  queryKey: ["demo", "messages"],
  queryFn: ({ pageParam }) => call("GET /api/demo/messages", { query: { before: pageParam } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.more_before,
  refetchInterval: newMailAfter,
});

/** One click into any role. Nothing of the former person stays in memory: a whole new page. */
export function useEnter() {
  return useMutation({
    mutationFn: (id: string) => call("POST /api/demo/accounts/{id}/enter", { id }),
    onSuccess: () => location.assign("/"),
  });
}

export function useMoveClock() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (days: number) => call("POST /api/demo/clock", { body: { days } }),
    onSuccess: async () => {
      forgetSubmissions();
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      void queryClient.invalidateQueries();
    },
  });
}
