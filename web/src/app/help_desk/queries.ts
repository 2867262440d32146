// Everything the help desk asks of the server.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/preact-query";
import { call } from "../../kernel/api";
import type { HelpDeskAnswer } from "../../kernel/api_types";

export const helpDeskQuery = queryOptions({
  queryKey: ["help_desk"],
  queryFn: () => call("GET /api/help_desk"),
});

export function useFindNumber() {
  return useMutation({
    mutationFn: (number: string) => call("POST /api/help_desk/numbers", { body: { number } }),
  });
}

export function useNoteNumber() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: HelpDeskAnswer) => call("POST /api/help_desk/notes", { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: helpDeskQuery.queryKey }),
  });
}
